using Tracker.Extraction.Regions;
using Tracker.Extraction.Repeats;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Principals;

namespace Tracker.Persistence.Repeats;

/// <summary>Why a pair could not be decided so.</summary>
public enum RepeatRefusal
{
    /// <summary>It was, or had been already.</summary>
    None,

    NotFound,

    /// <summary>It has another version than the caller accepts.</summary>
    Stale,

    /// <summary>It was decided otherwise.</summary>
    Decided,

    /// <summary>Nothing is left to decide.</summary>
    Superseded,

    /// <summary>One of the commitments is obsolete, split, withdrawn or merged.</summary>
    NotActive,
}

/// <summary>What became of a decision: the pair as it now is, unless it was not found.</summary>
public sealed record RepeatOutcome(RepeatRefusal Refusal, RepeatRow? Repeat);

/// <summary>Accepts and dismisses pairs.</summary>
public sealed class RepeatDecisions(Database database, BusinessCalendar calendar, Gazetteer gazetteer)
{
    /// <summary>
    /// Accepts a pair. Two that are the same become one, the one recorded first; of a succession both stay, linked into a
    /// chain. Accepting again changes nothing.
    /// </summary>
    /// <param name="versions">The versions the caller accepts; null to decide whatever is there.</param>
    public Task<RepeatOutcome> AcceptAsync(Guid id, IReadOnlyList<int>? versions, Author author, Once<RepeatOutcome>? once, CancellationToken cancellationToken) =>
        DecideAsync(id, versions, RepeatStates.Accepted, EventKinds.RepeatAccepted, author, once, cancellationToken);

    /// <summary>Dismisses a pair: it is not proposed again. Dismissing again changes nothing.</summary>
    /// <param name="versions">The versions the caller accepts; null to decide whatever is there.</param>
    public Task<RepeatOutcome> DismissAsync(Guid id, IReadOnlyList<int>? versions, Author author, Once<RepeatOutcome>? once, CancellationToken cancellationToken) =>
        DecideAsync(id, versions, RepeatStates.Dismissed, EventKinds.RepeatDismissed, author, once, cancellationToken);

    private Task<RepeatOutcome> DecideAsync(
        Guid id,
        IReadOnlyList<int>? versions,
        string state,
        string eventKind,
        Author author,
        Once<RepeatOutcome>? once,
        CancellationToken cancellationToken)
    {
        var stamp = WriteStamp.Make(calendar, author.Principal, author.Role);
        return database.WriteOnceAsync(
            once,
            async session =>
            {
                await session.LockAsync(WriteLocks.Mentions);
                var row = await RepeatQueries.FindAsync(session, id);
                if (row is null)
                    return new RepeatOutcome(RepeatRefusal.NotFound, null);
                if (row.State == state)
                    return new RepeatOutcome(RepeatRefusal.None, row);
                if (Refusal(row, versions, state) is var refusal and not RepeatRefusal.None)
                    return new RepeatOutcome(refusal, row);
                await WriteAsync(session, row.Key, state, eventKind, new EventList(stamp));
                return new RepeatOutcome(RepeatRefusal.None, await RepeatQueries.FindAsync(session, id));
            },
            cancellationToken);
    }

    private static RepeatRefusal Refusal(RepeatRow row, IReadOnlyList<int>? versions, string state) => row switch
    {
        { State: RepeatStates.Superseded } => RepeatRefusal.Superseded,
        { State: not RepeatStates.Proposed } => RepeatRefusal.Decided,
        _ when versions?.Contains(row.Version) == false => RepeatRefusal.Stale,
        { LeftCommitmentState: CommitmentStates.Active, RightCommitmentState: CommitmentStates.Active } => RepeatRefusal.None,
        _ => state == RepeatStates.Accepted ? RepeatRefusal.NotActive : RepeatRefusal.None,
    };

    private async Task WriteAsync(Session session, long key, string state, string eventKind, EventList events)
    {
        var before = await session.SingleAsync<StoredRepeat>(
            $"SELECT {StoredRepeat.Columns} FROM repeat_pair r WHERE r.repeat_key = @key", new { key });
        var after = before with { Version = before.Version + 1, State = state };
        await RepeatPairs.UpdateAsync(session, after, events.Stamp.RecordedAt);
        var merge = new CommitmentMerge(session, events, gazetteer);
        await merge.AddAsync(eventKind, before, after);
        if (after is { State: RepeatStates.Accepted, Kind: RepeatKinds.Same })
        {
            await merge.MergeAsync(
                Math.Max(after.LeftCommitment, after.RightCommitment), Math.Min(after.LeftCommitment, after.RightCommitment), byRules: false);
        }
        await events.AppendAsync(session);
    }
}
