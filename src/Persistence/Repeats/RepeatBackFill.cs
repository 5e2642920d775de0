using Tracker.Persistence.Journal;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Principals;

namespace Tracker.Persistence.Repeats;

/// <summary>Finds the repeats among mentions that were stored before there were signatures.</summary>
public static class RepeatBackFill
{
    private const int BatchLength = 200;

    public static BackFill Create(RepeatIntake intake, BusinessCalendar calendar) => new("repeats", async (session, cursor) =>
    {
        var mentions = await session.QueryAsync<long>(
            $"""
            SELECT m.mention_key
            FROM mention m
            WHERE m.mention_key > @cursor
            ORDER BY m.mention_key
            {session.Dialect.FirstRows("@rows")}
            """,
            new { cursor, rows = BatchLength });
        if (mentions.Count == 0)
            return null;

        // In the order of their keys: each batch is compared with itself and with what lies before it.
        var events = new EventList(WriteStamp.Make(calendar, Principal.System));
        await intake.TakeAsync(session, mentions, areNew: true, events);
        await events.AppendAsync(session);
        return mentions[^1];
    });
}
