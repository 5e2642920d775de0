using System.Text.Json;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Tracking;

/// <summary>An event of one commitment, as a replay reads it.</summary>
internal sealed record RecordedEvent
{
    public const string Columns =
        """
        j.sequence AS Sequence, j.id AS Id, j.recorded_at AS RecordedAt, j.principal_key AS Principal, j.kind AS Kind,
        j.before AS Before, j.after AS After, j.details AS DetailsJson
        """;

    public long Sequence { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public long Principal { get; init; }

    public required string Kind { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? DetailsJson { get; init; }

    public EventDetails Details => Read<EventDetails>(DetailsJson) ?? new EventDetails();

    /// <summary>Written before there were events of staff: what those brought is missing in it.</summary>
    public bool IsOfOldForm => After?.Contains("\"correctedFields\":", StringComparison.Ordinal) == false;

    public CommitmentState? StateBefore => Read<CommitmentState>(Before);

    public CommitmentState? StateAfter => Read<CommitmentState>(After);

    /// <summary>Whether a person decided something with it.</summary>
    public bool IsByPerson => !EventKinds.ByRules.Contains(Kind, StringComparer.Ordinal);

    public static Task<IReadOnlyList<RecordedEvent>> OfCommitmentAsync(Session session, long key) =>
        session.QueryAsync<RecordedEvent>(
            $"SELECT {Columns} FROM journal j WHERE j.subject_kind = @commitment AND j.subject_key = @key ORDER BY j.sequence",
            new { commitment = SubjectKinds.Commitment, key });

    private static T? Read<T>(string? json)
        where T : class =>
        json is null ? null : JsonSerializer.Deserialize<T>(json, StorageForms.Json);
}

/// <summary>
/// Rebuilds a commitment from its events. Each holds all of its state before and after, so the last one tells the state;
/// that each begins where the one before ended shows that none is missing.
/// </summary>
internal static class CommitmentReplay
{
    /// <summary>The state after the last of some events; null where there are none.</summary>
    /// <param name="events">From the first on, in the order of the journal.</param>
    /// <exception cref="InvalidDataException">The events do not follow from each other.</exception>
    public static CommitmentState? Of(IReadOnlyList<RecordedEvent> events)
    {
        CommitmentState? state = null;
        var isOfOldForm = false;
        foreach (var one in events)
        {
            if (!isOfOldForm && Form(state) != Form(one.StateBefore))
                throw new InvalidDataException($"Event {one.Id} does not begin where the one before it ended.");
            state = one.StateAfter;
            isOfOldForm = one.IsOfOldForm;
            if (!isOfOldForm && state?.Version != (one.StateBefore?.Version ?? 0) + 1)
                throw new InvalidDataException($"Event {one.Id} does not count the version up by one.");
        }
        return state;
    }

    /// <summary>The events that still stand, each with what it undoes taken away; those by rules left out.</summary>
    public static IReadOnlyList<RecordedEvent> Standing(IReadOnlyList<RecordedEvent> events)
    {
        var standing = new List<RecordedEvent>();
        foreach (var one in events)
        {
            if (one.Kind == EventKinds.CommitmentRetract)
                standing.RemoveAll(earlier => earlier.Id == one.Details.Retracts);
            else if (one.IsByPerson)
                standing.Add(one);
        }
        return standing;
    }

    /// <summary>Two states are the same where their forms are.</summary>
    public static string Form(CommitmentState? state) => StorageForms.ToJson(state);
}
