namespace Tracker.Persistence;

/// <summary>A backup that was not made; the message says why and what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
