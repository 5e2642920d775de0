using System.Text.Json;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Tracking;

/// <summary>One event of a commitment, with who did it.</summary>
public sealed record HistoryRow
{
    internal const string Columns =
        """
        j.sequence AS Sequence, j.id AS Id, j.kind AS Kind, j.recorded_at AS RecordedAt, j.effective_on AS EffectiveOn,
        COALESCE(j.role, p.role) AS Role, p.id AS PrincipalId, p.name AS PrincipalName, j.before AS Before, j.after AS After,
        j.details AS DetailsJson
        """;

    internal const string Tables = "journal j JOIN principal p ON p.principal_key = j.principal_key";

    public long Sequence { get; init; }

    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public DateOnly EffectiveOn { get; init; }

    public required string Role { get; init; }

    public Guid PrincipalId { get; init; }

    public required string PrincipalName { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? DetailsJson { get; init; }

    public string Type => EventKinds.TypeOf(Kind);

    public EventDetails Details =>
        DetailsJson is null ? new EventDetails() : JsonSerializer.Deserialize<EventDetails>(DetailsJson, StorageForms.Json)!;

    /// <summary>The version that the commitment got with it.</summary>
    public int Version => Member(After, "version") is { ValueKind: JsonValueKind.Number } version ? version.GetInt32() : 0;

    /// <summary>What it changed, each member of the state that differs; for the first event nothing, as all was new.</summary>
    public IEnumerable<(string Field, JsonElement? Before, JsonElement? After)> Changes()
    {
        if (Before is null || After is null)
            return [];
        var (before, after) = (Flat(Before), Flat(After));
        return before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(field => field != "version" && Raw(before, field) != Raw(after, field))
            .Select(field => (field, Value(before, field), Value(after, field)));
    }

    private static string? Raw(Dictionary<string, JsonElement> members, string field) => Value(members, field)?.GetRawText();

    private static JsonElement? Value(Dictionary<string, JsonElement> members, string field) =>
        members.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The members of a state, those of its effective fields among them.</summary>
    private static Dictionary<string, JsonElement> Flat(string state)
    {
        var members = JsonDocument.Parse(state).RootElement.EnumerateObject().ToList();
        return members.Where(member => member.Name != "effective")
            .Concat(members.Where(member => member is { Name: "effective", Value.ValueKind: JsonValueKind.Object }).SelectMany(member => member.Value.EnumerateObject()))
            .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
    }

    private static JsonElement? Member(string? json, string name) =>
        json is not null && JsonDocument.Parse(json).RootElement.TryGetProperty(name, out var value) ? value : null;
}

/// <summary>What was known of a commitment at a moment.</summary>
/// <param name="Commitment">Its row with the fields that it had.</param>
public sealed record KnownCommitment(CommitmentRow Commitment, IReadOnlyList<MentionRow> Mentions, IReadOnlyList<EvidenceRow> Evidence);

/// <summary>Reads how commitments came to be what they are.</summary>
public sealed class CommitmentHistory(Database database)
{
    /// <summary>Returns up to <paramref name="rows"/> events, the latest first; null where there is no such commitment.</summary>
    /// <param name="before">The sequence of the last one the caller has; null for the first page.</param>
    public Task<IReadOnlyList<HistoryRow>?> PageAsync(Guid id, long? before, int rows, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await KeyAsync(session, id) is { } key
                ? await session.QueryAsync<HistoryRow>(
                    $"""
                    SELECT {HistoryRow.Columns}
                    FROM {HistoryRow.Tables}
                    WHERE j.subject_kind = @commitment AND j.subject_key = @key AND j.sequence < @before
                    ORDER BY j.sequence DESC
                    {session.Dialect.FirstRows("@rows")}
                    """,
                    new { commitment = SubjectKinds.Commitment, key, before = before ?? long.MaxValue, rows })
                : null,
            cancellationToken);

    /// <summary>Returns one event of a commitment; null where it has none of that id.</summary>
    public Task<HistoryRow?> FindAsync(Guid id, Guid eventId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await KeyAsync(session, id) is { } key
                ? await session.FirstOrDefaultAsync<HistoryRow>(
                    $"SELECT {HistoryRow.Columns} FROM {HistoryRow.Tables} WHERE j.id = @eventId AND j.subject_kind = @commitment AND j.subject_key = @key",
                    new { eventId, commitment = SubjectKinds.Commitment, key })
                : null,
            cancellationToken);

    /// <summary>
    /// Rebuilds from the journal what was recorded of a commitment by a moment. Its mentions are those that it had then, as
    /// they are shown now. Null where there is no such commitment, or was none then.
    /// </summary>
    public Task<KnownCommitment?> KnownAtAsync(Guid id, DateTimeOffset moment, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                if (await CommitmentQueries.FindRowAsync(session, id) is not { } row)
                    return null;
                var events = await RecordedEvent.OfCommitmentAsync(session, row.Key);
                var known = events.TakeWhile(one => one.RecordedAt <= moment).ToList();
                if (CommitmentReplay.Of(known) is not { } state)
                    return null;
                var mentions = await MentionsThenAsync(session, row, events.Skip(known.Count), moment);
                return new KnownCommitment(Then(row, state, known[^1]), mentions, await EvidenceRow.OfIdsAsync(session, state.Evidence));
            },
            cancellationToken);

    internal static Task<HistoryRow?> LastAsync(Session session, long key) =>
        session.FirstOrDefaultAsync<HistoryRow>(
            $"""
            SELECT {HistoryRow.Columns}
            FROM {HistoryRow.Tables}
            WHERE j.subject_kind = @commitment AND j.subject_key = @key
            ORDER BY j.sequence DESC
            {session.Dialect.FirstRows("@rows")}
            """,
            new { commitment = SubjectKinds.Commitment, key, rows = 1 });

    private static Task<long?> KeyAsync(Session session, Guid id) =>
        session.FirstOrDefaultAsync<long?>("SELECT c.commitment_key FROM commitment c WHERE c.id = @id", new { id });

    /// <summary>Its mentions, less those that came to it since, and with those that went.</summary>
    private static async Task<IReadOnlyList<MentionRow>> MentionsThenAsync(
        Session session, CommitmentRow row, IEnumerable<RecordedEvent> since, DateTimeOffset moment)
    {
        var mentions = (await CommitmentQueries.MentionsAsync(session, row.Key)).ToDictionary(mention => mention.Id);
        foreach (var one in since.Reverse())
        {
            // Mentions come from another commitment or go into one.
            foreach (var id in one.Details.Mentions ?? [])
            {
                var came = one.Details.From is not null;
                if (came)
                    mentions.Remove(id);
                else if (await CommitmentQueries.FindMentionAsync(session, id) is { } gone)
                    mentions[id] = gone;
            }
        }
        return [.. mentions.Values.Where(mention => mention.CreatedAt <= moment).OrderBy(mention => mention.Key)];
    }

    private static CommitmentRow Then(CommitmentRow row, CommitmentState state, RecordedEvent last) => row with
    {
        Version = state.Version,
        State = state.State,
        Review = state.Review,
        Status = state.Status,
        Progress = state.Progress,
        StartOn = state.StartOn,
        AssigneeId = state.Assignee,
        SupersededBy = state.SupersededBy,
        ParentId = state.Parent,
        MergedInto = state.MergedInto,
        Kind = state.Effective.Kind,
        Actor = state.Effective.Actor,
        RegionsJson = StorageForms.ToJson(state.Effective.Regions),
        ThemesJson = StorageForms.ToJson(state.Effective.Themes),
        DueFrom = state.Effective.DueFrom,
        DueTo = state.Effective.DueTo,
        DuePrecision = state.Effective.DuePrecision,
        DueText = state.Effective.DueText,
        ResponsibleBodiesJson = StorageForms.ToJson(state.Effective.ResponsibleBodies),
        TargetsJson = StorageForms.ToJson(state.Effective.Targets),
        Strength = state.Effective.Strength,
        SpecificityJson = StorageForms.ToJson(state.Effective.Specificity),
        CorrectedFieldsJson = StorageForms.ToJson(state.CorrectedFields),
        UpdatedAt = last.RecordedAt,
    };
}
