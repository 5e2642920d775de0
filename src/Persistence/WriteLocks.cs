namespace Tracker.Persistence;

/// <summary>The locks that writes take by name, where locking the rows they read is not enough.</summary>
public static class WriteLocks
{
    /// <summary>
    /// Which commitment a mention belongs to, and which mentions are compared. Held by every write that moves mentions
    /// between commitments, or adds ones that are compared with others': of two at once, one must see what the other wrote.
    /// </summary>
    public const string Mentions = "tracker mentions";

    /// <summary>Which principal an issuer's subject is: of two first writes at once, one makes the row.</summary>
    public const string Principals = "tracker principals";
}
