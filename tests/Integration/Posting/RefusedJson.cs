using System.Text;

namespace Tracker.Integration.Tests.Posting;

/// <summary>A body that POST /documents must refuse, and how.</summary>
/// <param name="Field">What the problem's errors must name.</param>
internal sealed record RefusedBody(byte[] Body, int Status, string Code, string? Field)
{
    public RefusedBody(string body, int status, string code, string? field)
        : this(Encoding.UTF8.GetBytes(body), status, code, field)
    {
    }
}

/// <summary>JSON that is broken, not of the contract's shape, or carries no report.</summary>
internal static class RefusedJson
{
    private static readonly string LongAddress = "https://example.org/" + new string('a', 2000);

    public static IReadOnlyDictionary<string, RefusedBody> Cases { get; } = new Dictionary<string, RefusedBody>
    {
        ["an empty body"] = Malformed(""),
        ["white space"] = Malformed("  \n"),
        ["null"] = Malformed("null"),
        ["an array"] = Malformed("""[{"text":"会议强调，要加强治理。"}]"""),
        ["an empty array"] = Malformed("[]"),
        ["a string"] = Malformed("\"会议强调，要加强治理。\""),
        ["a number"] = Malformed("42"),
        ["binary garbage"] = Malformed([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF, 0xFE]),
        ["zeros"] = Malformed(new byte[1000]),
        ["invalid UTF-8 in the text"] = Malformed([.. "{\"text\":\"会议"u8, 0xC3, 0x28, .. "\"}"u8], "/text"),
        ["an overlong UTF-8 sequence"] = Malformed([.. "{\"text\":\"会议"u8, 0xC0, 0xAF, .. "\"}"u8], "/text"),
        ["UTF-16"] = Malformed(Encoding.Unicode.GetBytes("""{"text":"会议强调，要加强治理。"}""")),
        ["a lone high surrogate"] = Malformed("""{"text":"会议强调，要加强治理\ud83d。"}""", "/text"),
        ["a lone low surrogate"] = Malformed("""{"text":"\ude00会议强调，要加强治理。"}""", "/text"),
        ["surrogates in the wrong order"] = Malformed("""{"text":"会议\ude00\ud83d要加强治理。"}""", "/text"),
        ["a body that breaks off"] = Malformed("""{"text":"会议强调，要加强"""),
        ["a second value"] = Malformed("""{"text":"会议强调，要加强治理。"}{"text":"会议强调，要加强治理。"}"""),
        ["words behind the value"] = Malformed("""{"text":"会议强调，要加强治理。"} end"""),
        ["a trailing comma"] = Malformed("""{"text":"会议强调，要加强治理。",}"""),
        ["a comment"] = Malformed("""{"text":"会议强调，要加强治理。"/* no */}"""),
        ["an unknown member"] = Malformed("""{"text":"会议强调，要加强治理。","colour":"red"}""", "/colour"),
        ["a member in the wrong case"] = Malformed("""{"Text":"会议强调，要加强治理。"}""", "/Text"),
        ["a member given twice"] = Malformed("""{"text":"会议强调，要加强治理。","text":"会议指出，要加快建设。"}""", "/text"),
        ["a text that is null"] = Malformed("""{"text":null}""", "/text"),
        ["a text that is a number"] = Malformed("""{"text":5}""", "/text"),
        ["a text that is an array"] = Malformed("""{"text":["会议强调，要加强治理。"]}""", "/text"),
        ["a text that is an object"] = Malformed("""{"text":{"a":1}}""", "/text"),
        ["a date that is a number"] = Malformed("""{"text":"会议强调，要加强治理。","publishedOn":20260305}""", "/publishedOn"),
        ["a publisher that is true"] = Malformed("""{"text":"会议强调，要加强治理。","publisher":true}""", "/publisher"),
        ["a hundred thousand brackets"] = Malformed(new string('[', 100_000)),
        ["objects nested deeply"] = Malformed($"{string.Concat(Enumerable.Repeat("{\"text\":", 20_000))}1{new string('}', 20_000)}", "/text"),
        ["no text"] = Invalid("{}", "/text"),
        ["only a date"] = Invalid("""{"publishedOn":"2026-03-05"}""", "/text"),
        ["an empty text"] = Unusable("""{"text":""}""", "empty"),
        ["a blank text"] = Unusable("{\"text\":\" \\r\\n\\t\u3000\"}", "empty"),
        ["a text without Chinese"] = Unusable("""{"text":"The meeting stressed water."}""", "notChinese"),
        ["a text of punctuation"] = Unusable("""{"text":"，。！？（）《》"}""", "notChinese"),
        ["a Japanese text without Chinese characters"] = Unusable("""{"text":"これはひらがなです。"}""", "notChinese"),
        ["a null character in the text"] = Unusable("""{"text":"会议强调\u0000，要加强治理。"}""", "undecodable"),
        ["an escape character in the text"] = Unusable("""{"text":"会议强调\u001b[31m，要加强治理。"}""", "undecodable"),
        ["a day that is not in the calendar"] = Invalid(With("publishedOn", "2026-02-30"), "/publishedOn"),
        ["a day before there were reports"] = Invalid(With("publishedOn", "1899-12-31"), "/publishedOn"),
        ["the last day of the calendar"] = Invalid(With("publishedOn", "9999-12-31"), "/publishedOn"),
        ["a date with one digit"] = Invalid(With("publishedOn", "2026-3-5"), "/publishedOn"),
        ["a date with its time"] = Invalid(With("publishedOn", "2026-03-05T00:00:00Z"), "/publishedOn"),
        ["an empty date"] = Invalid(With("publishedOn", ""), "/publishedOn"),
        ["a date in full-width digits"] = Invalid(With("publishedOn", "２０２６-03-05"), "/publishedOn"),
        ["an empty publisher"] = Invalid(With("publisher", ""), "/publisher"),
        ["a blank publisher"] = Invalid(With("publisher", " \u3000"), "/publisher"),
        ["a publisher over several lines"] = Invalid(With("publisher", "江南\\n晚报"), "/publisher"),
        ["a long publisher"] = Invalid(With("publisher", new string('报', 201)), "/publisher"),
        ["an address without scheme"] = Invalid(With("sourceUrl", "example.org/a"), "/sourceUrl"),
        ["an address of a script"] = Invalid(With("sourceUrl", "javascript:alert(1)"), "/sourceUrl"),
        ["an address of a file"] = Invalid(With("sourceUrl", "file:///etc/passwd"), "/sourceUrl"),
        ["an empty address"] = Invalid(With("sourceUrl", ""), "/sourceUrl"),
        ["a long address"] = Invalid(With("sourceUrl", LongAddress), "/sourceUrl"),
        ["a file name with a slash"] = Invalid(With("fileName", "../report.txt"), "/fileName"),
        ["a file name with a line break"] = Invalid(With("fileName", "a\\r\\nb.txt"), "/fileName"),
        ["an empty file name"] = Invalid(With("fileName", ""), "/fileName"),
        ["a long file name"] = Invalid(With("fileName", new string('a', 256)), "/fileName"),
    };

    private static string With(string member, string value) => $$"""{"text":"会议强调，要加强治理。","{{member}}":"{{value}}"}""";

    private static RefusedBody Malformed(string body, string? field = null) => new(body, 400, "malformedBody", field);

    private static RefusedBody Malformed(byte[] body, string? field = null) => new(body, 400, "malformedBody", field);

    private static RefusedBody Invalid(string body, string field) => new(body, 400, "invalidInput", field);

    private static RefusedBody Unusable(string body, string code) => new(body, 422, code, "/text");
}
