using System.Text.Json;
using YamlDotNet.Serialization;

namespace Tracker.Integration.Tests.Contract;

/// <summary>Holds every answer of every test against the committed contract: its status, media type and members.</summary>
internal static class AnswerContract
{
    private static readonly Lazy<JsonElement> Document = new(Read);

    /// <returns>What the contract does not allow; null where it allows all.</returns>
    public static string? Violation(HttpMethod method, string path, int status, string? mediaType, byte[] body)
    {
        if (Document.Value.ValueKind != JsonValueKind.Object || Operation(method, path) is not { } operation)
            return null;
        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty($"{status}", out var response) && !responses.TryGetProperty($"{status / 100}XX", out response))
            return $"the contract does not declare {status}";
        if (body.Length == 0)
            return null;
        if (!response.TryGetProperty("content", out var content)
            || (!content.TryGetProperty(mediaType ?? "", out var media) && !content.TryGetProperty("*/*", out media)))
        {
            return $"the contract does not declare {mediaType} for {status}";
        }
        return mediaType!.EndsWith("json", StringComparison.Ordinal)
            ? Violation(media.GetProperty("schema"), JsonDocument.Parse(body).RootElement, "")
            : null;
    }

    private static string? Violation(JsonElement schema, JsonElement value, string pointer)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = Document.Value.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)))
            return $"{pointer} is {TypeOf(value)}, the contract says {type}";
        return value.ValueKind switch
        {
            JsonValueKind.Object when schema.TryGetProperty("properties", out var properties) => Violation(schema, properties, value, pointer),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((item, index) => Violation(items, item, $"{pointer}/{index}")).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    private static string? Violation(JsonElement schema, JsonElement properties, JsonElement value, string pointer)
    {
        foreach (var required in schema.TryGetProperty("required", out var names) ? names.EnumerateArray() : default)
        {
            if (!value.TryGetProperty(required.GetString()!, out _))
                return $"{pointer}/{required} is missing, the contract says it is always there";
        }
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{pointer}/{member.Name}";
            var violation = properties.TryGetProperty(member.Name, out var declared)
                ? Violation(declared, member.Value, at)
                : $"{at} does not stand in the contract";
            if (violation is not null)
                return violation;
        }
        return null;
    }

    private static List<string> Types(JsonElement type)
    {
        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString() ?? "null").ToList() : [type.GetString()!];
        return names.Contains("number") ? [.. names, "integer"] : names;
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    private static JsonElement? Operation(HttpMethod method, string path)
    {
        var segments = new Uri(new Uri("http://localhost"), path).AbsolutePath.Split('/');
        var candidates = Document.Value.GetProperty("paths").EnumerateObject()
            .Where(candidate => Matches(candidate.Name.Split('/'), segments))
            .OrderBy(candidate => candidate.Name.Contains('{', StringComparison.Ordinal));
        foreach (var candidate in candidates)
        {
            foreach (var operation in candidate.Value.EnumerateObject().Where(member => member.Name.Equals(method.Method, StringComparison.OrdinalIgnoreCase)))
                return operation.Value;
        }
        return null;
    }

    private static bool Matches(string[] template, string[] segments) =>
        template.Length == segments.Length && template.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    private static JsonElement Read()
    {
        var file = Harness.Checkout.Combine("openapi.yaml");
        if (!File.Exists(file) || Environment.GetEnvironmentVariable("TRACKER_UPDATE_OPENAPI") == "1")
            return default;
        var document = new DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(file));
        return JsonDocument.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(document)).RootElement;
    }
}
