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
    /// <param name="evidenceMoved">Whether evidence went to or came from another commitment, rather than being given or taken back.</param>
    public async Task WriteAsync(
        long key, string kind, CommitmentState before, CommitmentState after, EventDetails details, bool evidenceMoved = false)
    {
        after = after with { Version = before.Version + 1 };
        await CommitmentRows.UpdateAsync(session, key, before, after, gazetteer, Now, byPerson: true);
        if (!evidenceMoved)
            await EvidenceRows.UpdateAsync(session, before.Evidence, after.Evidence);
        events.Add(SubjectKinds.Commitment, key, kind, before, after, details);
    }
}
