namespace Tracker.Integration.Tests.Harness;

/// <summary>How often a test repeats what chance decides: <c>TRACKER_TEST_DEPTH=full</c> raises the counts.</summary>
internal static class TestDepth
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("TRACKER_TEST_DEPTH") == "full";

    public static int Count(int usual, int full) => IsFull ? full : usual;
}
