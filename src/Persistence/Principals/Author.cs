namespace Tracker.Persistence.Principals;

/// <summary>Who writes.</summary>
/// <param name="Principal">Internal key.</param>
/// <param name="Role">The role in which it is written; null for the principal's own.</param>
public sealed record Author(long Principal, string? Role)
{
    public static Author System { get; } = new(Principals.Principal.System, null);

    public static Author CommandLine { get; } = new(Principals.Principal.CommandLine, null);
}
