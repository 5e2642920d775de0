namespace Tracker.Api;

/// <summary>A public id as it stands in an address.</summary>
/// <param name="Text">The id as it came.</param>
/// <param name="Value">What it stands for; where it is no id at all, the empty one, which nothing has.</param>
public sealed record PublicId(string Text, Guid Value)
{
    /// <summary>Always succeeds: what is no id is nobody's, and the answer to it is that of an unknown one.</summary>
    public static bool TryParse(string? value, out PublicId id)
    {
        id = new PublicId(value ?? "", Guid.TryParseExact(value, "D", out var known) ? known : Guid.Empty);
        return true;
    }
}
