using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tracker.Integration.Tests.Harness;

/// <summary>A response read to its end, with what is needed to tell why it is not the expected one.</summary>
public sealed class Answer(
    string request, int status, HttpResponseHeaders headers, HttpContentHeaders contentHeaders, byte[] body, Func<IReadOnlyCollection<string>> log)
{
    // Names of types and options, which a program of somebody else's has never heard of.
    private static readonly string[] Insides = ["Tracker.", "System.", "Microsoft.", "eserializ", "FinalBlock", "annotation", "reader option", "   at "];

    private readonly Lazy<JsonElement> _json = new(() => JsonDocument.Parse(body).RootElement);

    public int Status { get; } = status;

    public HttpResponseHeaders Headers { get; } = headers;

    public HttpContentHeaders ContentHeaders { get; } = contentHeaders;

    public byte[] Bytes { get; } = body;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => _json.Value;

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public Answer Expect(int status)
    {
        if (Status != status)
            Fail($"{status} was expected");
        return this;
    }

    /// <summary>Checks that this is a whole problem detail with the code, which names the field where one is given.</summary>
    public Answer ExpectProblem(int status, string code, string? field = null)
    {
        Expect(status);
        if (MediaType != "application/problem+json")
            Fail("application/problem+json was expected");
        if (Json.GetProperty("status").GetInt32() != status || Json.GetProperty("code").GetString() != code)
            Fail($"the problem {code} was expected");
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            if (string.IsNullOrWhiteSpace(Json.GetProperty(member).GetString()))
                Fail($"'{member}' is empty");
        }
        if (Insides.FirstOrDefault(word => Text.Contains(word, StringComparison.Ordinal)) is { } inside)
            Fail($"'{inside}' is no word for a caller");
        if (field is not null && !Errors().Any(error => error.GetProperty("field").GetString() == field))
            Fail($"no error names {field}");
        return this;
    }

    /// <summary>Checks that the one error for a field has the code, and returns its words.</summary>
    public string ErrorOf(string field, string code)
    {
        var error = Errors().SingleOrDefault(candidate => candidate.GetProperty("field").GetString() == field);
        if (error.ValueKind == JsonValueKind.Undefined || error.GetProperty("code").GetString() != code)
            Fail($"one error {code} of {field} was expected");
        return error.GetProperty("detail").GetString()!;
    }

    public override string ToString() => $"{request} -> {Status} {ContentHeaders.ContentType}\n{Text[..Math.Min(Text.Length, 4000)]}";

    private List<JsonElement> Errors() => Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    private void Fail(string reason) => Assert.Fail($"{reason}; the answer is\n{this}\n{string.Join('\n', log())}");
}
