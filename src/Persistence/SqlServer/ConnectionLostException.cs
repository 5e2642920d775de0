namespace Tracker.Persistence.SqlServer;

/// <summary>The driver found its connection closed although nobody had closed it.</summary>
public sealed class ConnectionLostException(Exception inner) : Exception("The connection was lost.", inner);
