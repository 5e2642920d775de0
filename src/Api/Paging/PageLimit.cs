using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Tracker.Api.Paging;

/// <summary>How many rows a page may have: 50 unless asked otherwise, at most 500.</summary>
/// <param name="Value">Null where the query's value is no positive number.</param>
/// <param name="Given">The value as it came.</param>
public sealed record PageLimit(int? Value, string Given)
{
    public const int Default = 50;
    public const int Maximum = 500;

    /// <summary>Always succeeds, so that a wrong value is answered by the validator, with the other faults.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out PageLimit? limit)
    {
        var positive = BigInteger.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        limit = new PageLimit(positive ? (int)BigInteger.Min(number, Maximum) : null, value ?? "");
        return true;
    }
}
