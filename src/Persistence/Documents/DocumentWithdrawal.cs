using Tracker.Extraction.Regions;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Tracking;

namespace Tracker.Persistence.Documents;

/// <summary>What became of a withdrawal: the document as it now is, unless it was missing or changed meanwhile.</summary>
public sealed record WithdrawalOutcome(DocumentRow? Document, IReadOnlyList<ArticleRow> Articles, bool Stale);

/// <summary>
/// Withdraws a document that was sent by mistake: it is kept and hidden, with its mentions. A commitment that it alone
/// mentions is withdrawn with it; one that is mentioned elsewhere too stays with what is said there.
/// </summary>
public sealed class DocumentWithdrawal(Database database, BusinessCalendar calendar, Gazetteer gazetteer)
{
    /// <param name="versions">The versions the caller accepts; null to withdraw whatever is there.</param>
    public Task<WithdrawalOutcome> ApplyAsync(
        Guid id, IReadOnlyList<int>? versions, string reason, Author author, Once<WithdrawalOutcome>? once, CancellationToken cancellationToken)
    {
        var stamp = WriteStamp.Make(calendar, author.Principal, author.Role);
        return database.WriteOnceAsync(
            once,
            async session =>
            {
                await session.LockAsync(WriteLocks.Mentions);
                await session.LockRowsAsync($"SELECT d.document_key FROM document d {session.Dialect.ForUpdate} WHERE d.id = @id", new { id });
                if (await DocumentQueries.FindAsync(session, id) is not var (document, articles))
                    return new WithdrawalOutcome(null, [], Stale: false);
                if (versions?.Contains(document.Version) == false)
                    return new WithdrawalOutcome(document, articles, Stale: true);
                if (document.State == DocumentStates.Withdrawn)
                    return new WithdrawalOutcome(document, articles, Stale: false);
                var events = new EventList(stamp);
                await WriteAsync(session, document, reason, events);
                await events.AppendAsync(session);
                var (now, then) = (await DocumentQueries.FindAsync(session, id))!.Value;
                return new WithdrawalOutcome(now, then, Stale: false);
            },
            cancellationToken);
    }

    private async Task WriteAsync(Session session, DocumentRow document, string reason, EventList events)
    {
        await session.ExecuteAsync(
            "UPDATE document SET state = @withdrawn, version = version + 1 WHERE document_key = @Key",
            new { document.Key, withdrawn = DocumentStates.Withdrawn });
        events.Add(
            SubjectKinds.Document,
            document.Key,
            EventKinds.DocumentWithdrawn,
            new { document.State, document.Version },
            new { State = DocumentStates.Withdrawn, Version = document.Version + 1 },
            new EventDetails { Reason = reason });

        await StoredCommitment.LockOfDocumentAsync(session, document.Key);
        var mentioned = await session.QueryAsync<long>(
            "SELECT DISTINCT m.commitment_key FROM mention m WHERE m.document_key = @Key AND m.state = @active",
            new { document.Key, active = MentionStates.Active });
        await session.ExecuteAsync(
            "UPDATE mention SET state = @withdrawn WHERE document_key = @Key AND state = @active",
            new { document.Key, active = MentionStates.Active, withdrawn = MentionStates.Withdrawn });
        var writer = new EventWriter(session, events, gazetteer);
        foreach (var key in mentioned.Order())
            await WithdrawAsync(writer, key, reason);
    }

    private static async Task WithdrawAsync(EventWriter writer, long key, string reason)
    {
        var commitment = await StoredCommitment.FindAsync(writer.Session, key);
        var before = await commitment.ReadStateAsync(writer.Session);
        var mentions = await StoredCommitment.MentionsAsync(writer.Session, key);
        if (before.State != CommitmentStates.Active)
            return;
        var after = before with { State = CommitmentStates.Withdrawn };
        if (mentions.Count > 0)
        {
            await FirstMentions.FindAnewAsync(writer.Session, key);
            after = before.WithStartOf((await StoredCommitment.FindAsync(writer.Session, key)).PublishedOn) with
            {
                Effective = EffectiveFields.Of(mentions).Keeping(before.Effective, before.CorrectedFields),
            };
        }
        await writer.WriteAsync(key, EventKinds.CommitmentWithdrawn, before, after, new EventDetails { Reason = reason });
    }
}
