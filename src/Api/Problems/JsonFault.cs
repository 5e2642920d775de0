using System.Text;
using System.Text.Json;

namespace Tracker.Api.Problems;

/// <summary>Says in our own words what is wrong with a JSON body; the serializer's name its types and options.</summary>
internal static class JsonFault
{
    /// <param name="members">The members that the body may have.</param>
    public static MalformedBody Describe(JsonException exception, IEnumerable<string> members)
    {
        var message = exception.Message;
        return new MalformedBody(Pointer(exception.Path), message switch
        {
            _ when exception.InnerException?.Message.Contains("UTF", StringComparison.Ordinal) == true =>
                "The string has a broken character: bytes that are no UTF-8, or half of a surrogate pair.",
            _ when message.Contains("does not contain any JSON tokens", StringComparison.Ordinal) =>
                $"The body is empty; send a JSON object with {string.Join(", ", members)}.",
            _ when message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) =>
                $"There is no such member; allowed are {string.Join(", ", members)}.",
            _ when message.Contains("Duplicate property", StringComparison.Ordinal) => "A member is given twice; send each once.",
            _ when message.Contains("nullability annotations", StringComparison.Ordinal) || message.Contains("doesn't allow setting null", StringComparison.Ordinal) =>
                "null is not allowed here.",
            _ when message.Contains("could not be converted", StringComparison.Ordinal) =>
                "The value is not of the type that is wanted here. /openapi/v1.yaml gives it.",
            _ when message.Contains("depth", StringComparison.Ordinal) => "The JSON is nested too deeply.",
            _ => $"The JSON is not well-formed at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.",
        });
    }

    /// <summary>'$.mentions[2].text' as a JSON pointer (RFC 6901).</summary>
    private static string Pointer(string? path)
    {
        var pointer = new StringBuilder();
        foreach (var part in (path ?? "$").TrimStart('$').Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append('/').Append(part.Trim('\''));
        return pointer.ToString();
    }
}
