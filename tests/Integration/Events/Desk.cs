using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Events;

/// <summary>A person at a desk: a client with a key.</summary>
internal sealed class Desk(TrackerClient tracker, string? key)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public TrackerClient Tracker => tracker;

    /// <summary>Makes a key of a role and sits down with it.</summary>
    /// <param name="settings">The arguments that name the database.</param>
    public static async Task<Desk> OfAsync(TrackerClient tracker, IReadOnlyList<string> settings, string role, string? name = null)
    {
        var made = (await TrackerProcess.RunAsync(["keys", "create", "--name", name ?? role, "--role", role, .. settings])).Expect(0);
        return new Desk(tracker, made.Output.Trim());
    }

    /// <summary>As who reads without a key.</summary>
    public static Desk Anonymous(TrackerClient tracker) => new(tracker, null);

    public Task<Answer> GetAsync(string path) => tracker.GetAsync($"{TrackerClient.Root}{path}", Headers());

    public async Task<JsonElement> CommitmentAsync(Guid id, string query = "") =>
        (await GetAsync($"/commitments/{id}{query}")).Expect(200).Json;

    /// <summary>Posts an event on the version that the commitment has.</summary>
    public async Task<Answer> PostAsync(Guid commitment, object posted, string? idempotencyKey = null) =>
        await PostOnAsync(commitment, (await CommitmentAsync(commitment)).GetProperty("version").GetInt32(), posted, idempotencyKey);

    public Task<Answer> PostOnAsync(Guid commitment, int version, object posted, string? idempotencyKey = null) =>
        PostAsync($"/commitments/{commitment}/events", posted, Tag(version), idempotencyKey);

    public Task<Answer> PostAsync(string path, object body, string? ifMatch = null, string? idempotencyKey = null) =>
        tracker.PostJsonAsync($"{TrackerClient.Root}{path}", body as string ?? JsonSerializer.Serialize(body, Plain), Headers(ifMatch, idempotencyKey));

    public async Task<IReadOnlyList<JsonElement>> HistoryAsync(Guid commitment) =>
        (await GetAsync($"/commitments/{commitment}/history?limit=500")).Expect(200).Items();

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public (string Name, string Value)[] Headers(string? ifMatch = null, string? idempotencyKey = null)
    {
        var headers = new List<(string, string)>();
        if (key is not null)
            headers.Add(("X-Api-Key", key));
        if (ifMatch is not null)
            headers.Add(("If-Match", ifMatch));
        if (idempotencyKey is not null)
            headers.Add(("Idempotency-Key", idempotencyKey));
        return [.. headers];
    }
}
