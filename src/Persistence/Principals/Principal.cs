namespace Tracker.Persistence.Principals;

/// <summary>Who is calling.</summary>
public sealed record Principal
{
    /// <summary>Rows that the first migration makes.</summary>
    public const long System = 1;
    public const long CommandLine = 2;
    public const long LocalDevelopment = 3;

    public long Key { get; init; }

    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }
}
