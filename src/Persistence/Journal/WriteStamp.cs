using System.Buffers.Binary;

namespace Tracker.Persistence.Journal;

/// <summary>
/// What the events of one write have in common, made before its transaction: where its outcome stays unknown, the first
/// event's id tells whether it happened. The ids of its further events follow from that one.
/// </summary>
/// <param name="FirstEventId">The id of the first event.</param>
/// <param name="RecordedAt">When the write was made.</param>
/// <param name="EffectiveOn">The business date of that.</param>
/// <param name="Principal">Internal key of who writes.</param>
public sealed record WriteStamp(Guid FirstEventId, DateTimeOffset RecordedAt, DateOnly EffectiveOn, long Principal)
{
    /// <summary>The role in which it is written; null for the principal's own.</summary>
    public string? Role { get; init; }

    /// <param name="effectiveOn">When it happened, where that is another day.</param>
    public static WriteStamp Make(BusinessCalendar calendar, long principal, string? role = null, DateOnly? effectiveOn = null)
    {
        var now = calendar.Now;
        return new WriteStamp(calendar.NewId(), now, effectiveOn ?? calendar.DateOf(now), principal) { Role = role };
    }

    /// <summary>The id of an event by its place among those of the write, from 0: UUIDv7 whose last 62 bits count up.</summary>
    /// <remarks>RFC 9562, 6.2, method 2: ids of one moment may count up from a random number.</remarks>
    internal Guid EventId(int place)
    {
        Span<byte> bytes = stackalloc byte[16];
        FirstEventId.TryWriteBytes(bytes, bigEndian: true, out _);
        const ulong Counted = (1UL << 62) - 1;
        var last = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (last & ~Counted) | ((last + (ulong)place) & Counted));
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Collects the events of one write while its rows are written.</summary>
internal sealed class EventList(WriteStamp stamp)
{
    private readonly List<JournalEvent> _events = [];

    public WriteStamp Stamp => stamp;

    /// <param name="before">What changed, as it was; null where there was nothing.</param>
    /// <param name="after">The same, as it is now.</param>
    /// <param name="details">What was said beside the change.</param>
    public void Add(string subjectKind, long subjectKey, string kind, object? before, object? after, object? details = null) => _events.Add(new JournalEvent(
        stamp.EventId(_events.Count),
        stamp.RecordedAt,
        stamp.EffectiveOn,
        stamp.Principal,
        subjectKind,
        subjectKey,
        kind,
        before is null ? null : StorageForms.ToJson(before),
        after is null ? null : StorageForms.ToJson(after))
    {
        Role = stamp.Role,
        Details = details is null ? null : StorageForms.ToJson(details),
    });

    /// <summary>To be called last in the transaction, as for <see cref="JournalWriter"/>.</summary>
    public Task AppendAsync(Session session) =>
        _events.Count > 0 ? JournalWriter.AppendAsync(session, _events) : Task.CompletedTask;
}
