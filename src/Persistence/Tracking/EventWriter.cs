using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Tracking;

/// <summary>Writes what a person does to commitments within one transaction: the rows, and an event for each.</summary>
internal sealed class EventWriter(Session session, EventList events, Gazetteer gazetteer)
{
    public Session Session => session;

    public EventList Events => events;

    public Gazetteer Gazetteer => gazetteer;

    public DateTimeOffset Now => events.Stamp.RecordedAt;

    /// <param name="after">Its version is counted here.</param>
    /// <param name="moved">Whether mentions and evidence went to or came from another commitment; else evidence was given or taken back.</param>
    public async Task WriteAsync(
        long key, string kind, CommitmentState before, CommitmentState after, EventDetails details, bool moved = false)
    {
        after = after with { Version = before.Version + 1 };
        await CommitmentRows.UpdateAsync(session, key, before, after, gazetteer, Now, byPerson: true, quotesChanged: moved || IsAboutMentions(kind, before, after));
        if (!moved)
            await EvidenceRows.UpdateAsync(session, before.Evidence, after.Evidence);
        events.Add(SubjectKinds.Commitment, key, kind, before, after, details);
    }

    /// <summary>What staff say of one commitment leaves its mentions alone, but for what makes it another state's or withdraws some.</summary>
    private static bool IsAboutMentions(string kind, CommitmentState before, CommitmentState after) =>
        before.State != after.State || kind == EventKinds.CommitmentWithdrawn;
}
