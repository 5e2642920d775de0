using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Tracking;

/// <summary>Splits a commitment into children, each a staff mention on parts of one of its mentions.</summary>
internal sealed class CommitmentSplit(EventWriter writer)
{
    public async Task<EventRefusal?> ApplyAsync(
        StoredCommitment parent, CommitmentState state, SplitEvent posted, EventDetails details, BusinessCalendar calendar, RepeatIntake repeats)
    {
        var parts = new List<(PlacedMention Mention, MentionValues Values)>();
        var mentions = await PlacedMention.OfCommitmentAsync(writer.Session, parent.Key);
        foreach (var (part, index) in posted.Children.Select((part, index) => (part, index)))
        {
            var mention = part.Mention is { } id ? mentions.FirstOrDefault(one => one.Id == id) : mentions.Count > 0 ? mentions[0] : null;
            if (mention is null)
                return new UnusableParts($"children/{index}/mention", "It is no mention of this commitment that still stands.");
            if (SplitMention.Fault(mention.Values, part.Segments) is { } fault)
                return new UnusableParts($"children/{index}/segments", fault);
            var others = posted.Children.Where(other => other != part && other.Mention == part.Mention).SelectMany(other => other.Segments).ToList();
            if (part.Segments.Any(segment => others.Exists(other => other.Start < segment.End && segment.Start < other.End)))
                return new UnusableParts($"children/{index}/segments", "They share words with another child.");
            parts.Add((mention, await SplitMention.CutAsync(writer.Session, mention, part.Segments, others)));
        }

        var first = await KeyAllocator.ReserveAsync(writer.Session, 2 * parts.Count);
        var children = parts.Select((part, index) => new NewCommitment(
            first + (2 * index), calendar.NewId(), first + (2 * index) + 1, Child(parent.Id, state, part.Values), writer.Now)).ToList();
        await CommitmentRows.InsertAsync(writer.Session, children, writer.Gazetteer);
        await MentionRows.InsertAsync(writer.Session,
        [
            .. parts.Select((part, index) => new NewMention(
                children[index].FirstMentionKey,
                calendar.NewId(),
                children[index].Key,
                part.Mention.DocumentKey,
                part.Mention.TextKey,
                part.Mention.ArticleKey,
                part.Values,
                LexiconVersion: null,
                writer.Now)),
        ]);
        await writer.WriteAsync(
            parent.Key,
            EventKinds.CommitmentSplit,
            state,
            state with { State = CommitmentStates.Split },
            details with { Children = [.. children.Select(child => child.Id)] });
        foreach (var child in children)
        {
            writer.Events.Add(
                SubjectKinds.Commitment, child.Key, EventKinds.CommitmentSplitOff, null, child.State, details with { From = parent.Id });
        }
        await repeats.TakeAsync(
            writer.Session, [.. children.Select(child => child.FirstMentionKey)], areNew: true, writer.Events, areByStaff: true);
        return null;
    }

    /// <summary>The children are no commitments any more, and the parent counts again.</summary>
    public async Task<EventRefusal?> UndoAsync(StoredCommitment parent, CommitmentState state, RecordedEvent split, EventDetails details)
    {
        var children = new List<(StoredCommitment Child, Guid Begun)>();
        foreach (var id in split.Details.Children ?? [])
        {
            var child = (await StoredCommitment.FindAsync(writer.Session, id))!;
            var standing = CommitmentReplay.Standing(await RecordedEvent.OfCommitmentAsync(writer.Session, child.Key));
            if (child.State != CommitmentStates.Active || standing is not [{ Kind: EventKinds.CommitmentSplitOff } begun])
                return new CannotBeUndone($"Its part {id} has events of its own by now; retract those first.");
            children.Add((child, begun.Id));
        }
        foreach (var (child, begun) in children)
        {
            var before = await child.ReadStateAsync(writer.Session);
            await writer.Session.ExecuteAsync(
                "UPDATE mention SET state = @obsolete WHERE commitment_key = @Key", new { child.Key, obsolete = MentionStates.Obsolete });
            await writer.WriteAsync(
                child.Key,
                EventKinds.CommitmentRetract,
                before,
                before with { State = CommitmentStates.Obsolete },
                details with { Retracts = begun });
        }
        await writer.WriteAsync(
            parent.Key, EventKinds.CommitmentRetract, state, state with { State = CommitmentStates.Active }, details);
        return null;
    }

    /// <summary>What a person said of the parent's fields holds for its parts; what became of it does not.</summary>
    private static CommitmentState Child(Guid parent, CommitmentState state, MentionValues values) => new(
        1,
        CommitmentStates.Active,
        state.Review,
        Statuses.NotAssessed,
        EffectiveFields.Of([values]).Keeping(state.Effective, state.CorrectedFields))
    {
        StartOn = state.StartOn,
        Assignee = state.Assignee,
        Parent = parent,
        CorrectedFields = state.CorrectedFields,
    };
}
