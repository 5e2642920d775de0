using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tracker.Api.Paging;

/// <summary>A query parameter that is a business date.</summary>
/// <param name="Value">Null where the query's value is none.</param>
/// <param name="Given">The value as it came.</param>
public sealed record QueryDate(DateOnly? Value, string Given)
{
    /// <summary>Always succeeds, so that a wrong value is answered by the validator, with the other faults.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out QueryDate? date)
    {
        var read = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        date = new QueryDate(read ? day : null, value ?? "");
        return true;
    }
}

/// <summary>A query parameter that is a moment: RFC 3339 with Z or an offset.</summary>
/// <param name="Value">Null where the query's value is none.</param>
/// <param name="Given">The value as it came.</param>
public sealed record QueryInstant(DateTimeOffset? Value, string Given)
{
    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Always succeeds, so that a wrong value is answered by the validator, with the other faults.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out QueryInstant? instant)
    {
        // A plus sign that was not escaped comes as a blank.
        var text = (value ?? "").Replace(' ', '+');
        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        var read = DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && hasZone;
        instant = new QueryInstant(read ? moment : null, value ?? "");
        return true;
    }
}
