using Tracker.Integration.Tests.Harness;
using Tracker.Persistence;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Sqlite;
using Tracker.Persistence.SqlServer;

namespace Tracker.Integration.Tests.Migrations;

/// <summary>The scripts of every engine, whether its server is at hand or not.</summary>
public sealed class FrozenScriptTests
{
    private static readonly SqlDialect[] Dialects = [SqliteDialect.Instance, SqlServerDialect.Instance];

    public static TheoryData<string> Folders => [.. Dialects.Select(dialect => dialect.MigrationFolder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Every_script_is_in_the_list_of_frozen_ones_and_unchanged(string folder)
    {
        var file = Checkout.Combine("db", "migrations", "frozen.txt");

        var frozen = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(line => line.StartsWith($"{folder}/", StringComparison.Ordinal));
        var present = BuiltIn(folder).Select(migration => $"{folder}/{migration.Name} {migration.Hash}");

        Assert.True(
            frozen.SequenceEqual(present),
            $"A script that has landed never changes: put the change into a new one. A new script is frozen by its line in db/migrations/frozen.txt:\n{string.Join('\n', present.Except(frozen))}");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_script_in_the_folder_is_built_into_the_program(string folder)
    {
        var files = Directory.EnumerateFiles(Checkout.Combine("db", "migrations", folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(files, BuiltIn(folder).Select(migration => migration.Name));
        Assert.All(BuiltIn(folder), migration => Assert.Matches(@"^\d{4}-\d{2}-\d{2}_\d{2}_[a-z0-9_]+\.sql$", migration.Name));
    }

    [Fact]
    public void Every_engine_has_the_counterpart_of_each_script()
    {
        var scripts = Dialects.Select(dialect => Migration.BuiltIn(dialect).Select(migration => (migration.Name, migration.BackFill)).ToList()).ToList();

        Assert.All(scripts, names => Assert.Equal(scripts[0], names));
    }

    private static IReadOnlyList<Migration> BuiltIn(string folder) =>
        Migration.BuiltIn(Dialects.Single(dialect => dialect.MigrationFolder == folder));
}
