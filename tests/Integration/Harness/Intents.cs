using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracker.Integration.Tests.Harness;

/// <summary>What tests want of a server, in its users' words.</summary>
public static class Intents
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Posts a report that must be taken in, and returns its document's id.</summary>
    public static async Task<Guid> IngestAsync(this TrackerClient tracker, string text, object? metadata = null) =>
        (await tracker.PostReportAsync(text, metadata)).Expect(201).Json.GetProperty("documentId").GetGuid();

    /// <param name="metadata">An object of the members to send beside the text.</param>
    public static Task<Answer> PostReportAsync(
        this TrackerClient tracker, string text, object? metadata = null, params (string Name, string Value)[] headers)
    {
        var body = new Dictionary<string, object?> { ["text"] = text };
        if (metadata is not null)
        {
            foreach (var member in JsonSerializer.SerializeToElement(metadata).EnumerateObject())
                body.Add(member.Name, member.Value);
        }
        return tracker.PostJsonAsync($"{TrackerClient.Root}/documents", JsonSerializer.Serialize(body, Plain), headers);
    }

    public static async Task<Answer> PostFileAsync(
        this TrackerClient tracker, byte[] content, string fileName, string? mediaType = "text/plain", params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        if (mediaType is not null)
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        form.Add(file, "file", fileName);
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await tracker.PostFormAsync(form);
    }

    public static Task<Answer> PostFormAsync(this TrackerClient tracker, MultipartFormDataContent form) =>
        tracker.SendAsync(HttpMethod.Post, $"{TrackerClient.Root}/documents", form);

    /// <param name="query">With its question mark.</param>
    public static Task<Answer> ListCommitmentsAsync(this TrackerClient tracker, string query = "") =>
        tracker.GetAsync($"{TrackerClient.Root}/commitments{query}");

    /// <summary>The quotes on the first page of a list that must succeed.</summary>
    public static async Task<IReadOnlyList<string>> QuotesAsync(this TrackerClient tracker, string query = "?limit=500") =>
        (await tracker.ListCommitmentsAsync(query)).Expect(200).Items().Strings("quote");

    public static async Task<JsonElement> DocumentAsync(this TrackerClient tracker, Guid id) =>
        (await tracker.GetAsync($"{TrackerClient.Root}/documents/{id}")).Expect(200).Json;

    public static async Task<IReadOnlyList<JsonElement>> DocumentsAsync(this TrackerClient tracker) =>
        (await tracker.GetAsync($"{TrackerClient.Root}/documents?limit=500")).Expect(200).Items();

    /// <summary>Follows nextLink from a first page to the last, and returns every row in order.</summary>
    public static async Task<IReadOnlyList<JsonElement>> WalkAsync(this TrackerClient tracker, string firstPage, Func<Task>? betweenPages = null)
    {
        var rows = new List<JsonElement>();
        for (var link = firstPage; link is not null;)
        {
            var page = (await tracker.GetAsync(link)).Expect(200);
            rows.AddRange(page.Items());
            link = page.Json.TryGetProperty("nextLink", out var next) ? next.GetString() : null;
            if (link is not null && betweenPages is not null)
                await betweenPages();
        }
        return rows;
    }

    public static IReadOnlyList<JsonElement> Items(this Answer page) => [.. page.Json.GetProperty("items").EnumerateArray()];

    public static IReadOnlyList<string> Strings(this IEnumerable<JsonElement> rows, string member) =>
        [.. rows.Select(row => row.GetProperty(member).GetString()!)];

    public static IReadOnlyList<Guid> Ids(this IEnumerable<JsonElement> rows) => [.. rows.Select(row => row.GetProperty("id").GetGuid())];
}
