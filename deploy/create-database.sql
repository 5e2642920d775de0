-- Run once by an administrator (sqlcmd), with the variables TrackerLogin and TrackerPassword: the database, and a login
-- that owns it and nothing else. Running it again changes nothing.
IF DB_ID(N'tracker') IS NULL
    CREATE DATABASE tracker;
GO
-- Readers do not wait for writers. ALLOW_SNAPSHOT_ISOLATION lets `tracker copy` read while others write.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'tracker' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE tracker SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'tracker' AND snapshot_isolation_state = 0)
    ALTER DATABASE tracker SET ALLOW_SNAPSHOT_ISOLATION ON;
GO
IF SUSER_ID(N'$(TrackerLogin)') IS NULL
    CREATE LOGIN [$(TrackerLogin)] WITH PASSWORD = N'$(TrackerPassword)';
GO
USE tracker;
GO
IF USER_ID(N'$(TrackerLogin)') IS NULL
    CREATE USER [$(TrackerLogin)] FOR LOGIN [$(TrackerLogin)];
ALTER ROLE db_owner ADD MEMBER [$(TrackerLogin)];
GO
