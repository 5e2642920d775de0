using System.Diagnostics.CodeAnalysis;

namespace Tracker.Api.Paging;

/// <summary>A query parameter that is <c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Null where the query's value is neither.</param>
/// <param name="Given">The value as it came.</param>
public sealed record QueryFlag(bool? Value, string Given)
{
    /// <summary>Always succeeds, so that a wrong value is answered by the validator, with the other faults.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out QueryFlag? flag)
    {
        flag = new QueryFlag(bool.TryParse(value, out var parsed) ? parsed : null, value ?? "");
        return true;
    }
}
