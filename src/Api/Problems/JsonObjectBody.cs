using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Problems;

/// <summary>Reads a body that must be one JSON object, for <see cref="Members"/>.</summary>
internal static class JsonObjectBody
{
    private const string Json = "application/json";

    /// <param name="members">What it may have, for the message where it cannot be read.</param>
    public static async Task<(Members? Members, Failure? Failure)> ReadAsync(
        HttpRequest request, IReadOnlyList<string> members, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
            return (null, new UnsupportedMediaType(request.ContentType ?? "", [Json]));
        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body, new JsonDocumentOptions { AllowDuplicateProperties = false }, cancellationToken);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, new MalformedBody("", $"Send a JSON object with {string.Join(", ", members)}."));

            // The parser accepts what only fails once it is read: an escape of one surrogate.
            foreach (var member in document.RootElement.EnumerateObject())
                _ = member.Name;
            return (new Members(document.RootElement.Clone()), null);
        }
        catch (JsonException exception)
        {
            return (null, JsonFault.Describe(exception, members));
        }
        catch (InvalidOperationException)
        {
            return (null, new MalformedBody("", "A member's name has half of a surrogate pair."));
        }
    }
}
