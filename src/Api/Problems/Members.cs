using System.Globalization;
using System.Text.Json;

namespace Tracker.Api.Problems;

/// <summary>
/// Reads the members of a JSON object one by one and collects every fault, for bodies in which absent and null differ or
/// whose members depend on each other. What nobody asked for is unknown.
/// </summary>
internal sealed class Members
{
    private readonly JsonElement _object;
    private readonly string _pointer;
    private readonly List<InputError> _errors;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<Members> _inner = [];

    public Members(JsonElement body)
        : this(body, "", [])
    {
    }

    private Members(JsonElement body, string pointer, List<InputError> errors) => (_object, _pointer, _errors) = (body, pointer, errors);

    /// <summary>What is wrong; null where nothing is. To be asked for last.</summary>
    public Failure? Failure()
    {
        AddUnknown();
        return _errors.Count > 0 ? new InvalidInput(_errors) : null;
    }

    public bool Has(string name) => Ask(name) is { ValueKind: not JsonValueKind.Undefined };

    public bool IsNull(string name) => Ask(name).ValueKind == JsonValueKind.Null;

    /// <summary>A text that says something; null where it is absent or null.</summary>
    public string? Text(string name, int most, bool required = false)
    {
        if (Take(name, JsonValueKind.String, required, "a string") is not { } value)
            return null;
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Fault<string>(name, "malformed", "The string has half of a surrogate pair.");
        }
        return string.IsNullOrWhiteSpace(text) || text.Length > most || text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
            ? Fault<string>(name, "notAText", $"Send 1 to {most} characters, none of them a control character.")
            : text;
    }

    public string? Code(string name, IReadOnlyList<string> codes, bool required = false)
    {
        if (Take(name, JsonValueKind.String, required, "a string") is not { } value)
            return null;
        return codes.FirstOrDefault(value.ValueEquals)
            ?? Fault<string>(name, "unknownValue", $"'{value}' is not known; allowed are {string.Join(", ", codes)}.");
    }

    public int? Percent(string name, bool required = false)
    {
        if (Take(name, JsonValueKind.Number, required, "a whole number") is not { } value)
            return null;
        return value.TryGetInt32(out var percent) && percent is >= 0 and <= 100
            ? percent
            : FaultValue<int>(name, "outOfRange", $"'{value}' is not a whole number from 0 to 100.");
    }

    public int? Offset(string name)
    {
        if (Take(name, JsonValueKind.Number, required: true, "a whole number") is not { } value)
            return null;
        return value.TryGetInt32(out var offset) && offset >= 0
            ? offset
            : FaultValue<int>(name, "outOfRange", $"'{value}' is not an offset into a text.");
    }

    public Guid? Id(string name, bool required = false)
    {
        if (Take(name, JsonValueKind.String, required, "a string") is not { } value)
            return null;
        return Guid.TryParseExact(value.ToString(), "D", out var id)
            ? id
            : FaultValue<Guid>(name, "notAnId", $"'{value}' is not an id of this API.");
    }

    public DateOnly? Date(string name, bool required = false)
    {
        if (Take(name, JsonValueKind.String, required, "a string") is not { } value)
            return null;
        return DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2300
            ? date
            : FaultValue<DateOnly>(name, "notADate", $"'{value}' is not a date from 1900 to 2300; write it as 2026-03-05.");
    }

    /// <summary>A list of strings without repetition, each without a fault.</summary>
    /// <param name="fault">Says what is wrong with one; null where nothing is.</param>
    public IReadOnlyList<string>? Texts(string name, int most, Func<string, string?> fault)
    {
        if (Take(name, JsonValueKind.Array, required: false, "an array") is not { } value)
            return null;
        if (value.GetArrayLength() > most)
            return Fault<IReadOnlyList<string>>(name, "tooMany", $"At most {most} are allowed.");
        var texts = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            var wrong = item.ValueKind != JsonValueKind.String ? "Send strings." : fault(item.ToString());
            if (wrong is not null)
                return Fault<IReadOnlyList<string>>(name, "unknownValue", wrong);
            if (!texts.Contains(item.ToString(), StringComparer.Ordinal))
                texts.Add(item.ToString());
        }
        return texts;
    }

    public Members? Object(string name)
    {
        if (Take(name, JsonValueKind.Object, required: false, "an object") is not { } value)
            return null;
        var inner = new Members(value, $"{_pointer}/{name}", _errors);
        _inner.Add(inner);
        return inner;
    }

    /// <summary>A list of objects; empty where there is none or it is at fault.</summary>
    public IReadOnlyList<Members> Objects(string name, int least, int most)
    {
        if (Take(name, JsonValueKind.Array, least > 0, "an array") is not { } value)
            return [];
        if (value.GetArrayLength() < least || value.GetArrayLength() > most)
            return Fault<IReadOnlyList<Members>>(name, "wrongNumber", $"Send {least} to {most}.") ?? [];
        if (value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
            return Fault<IReadOnlyList<Members>>(name, "wrongType", "Send an array of objects.") ?? [];
        var items = value.EnumerateArray().Select((item, index) => new Members(item, $"{_pointer}/{name}/{index}", _errors)).ToList();
        _inner.AddRange(items);
        return items;
    }

    public void Add(string name, string code, string detail) =>
        _errors.Add(new InputError($"{_pointer}/{name}", code, detail));

    private T? Fault<T>(string name, string code, string detail)
        where T : class
    {
        Add(name, code, detail);
        return null;
    }

    private T? FaultValue<T>(string name, string code, string detail)
        where T : struct
    {
        Add(name, code, detail);
        return null;
    }

    private JsonElement? Take(string name, JsonValueKind kind, bool required, string wanted)
    {
        var value = Ask(name);
        if (value.ValueKind == kind)
            return value;
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            if (required)
                Add(name, "missing", "This member is needed.");
        }
        else
        {
            Add(name, "wrongType", $"Send {wanted}.");
        }
        return null;
    }

    private JsonElement Ask(string name)
    {
        _asked.Add(name);
        return _object.TryGetProperty(name, out var value) ? value : default;
    }

    private void AddUnknown()
    {
        foreach (var name in _object.EnumerateObject().Select(member => member.Name).Where(name => !_asked.Contains(name)))
        {
            var escaped = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            _errors.Add(new InputError($"{_pointer}/{escaped}", "unknownMember", $"There is no such member here; allowed are {string.Join(", ", _asked)}."));
        }
        foreach (var inner in _inner)
            inner.AddUnknown();
    }
}
