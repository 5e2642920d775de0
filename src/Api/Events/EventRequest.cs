using Tracker.Api.Documents;
using Tracker.Api.Problems;
using Tracker.Api.Vocabularies;
using Tracker.Extraction;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Events;

/// <summary>
/// What staff post about a commitment: a type, and the members of that type. In a correction a member that is absent
/// leaves the field, null says that it is not known.
/// </summary>
/// <param name="Type">status, review, progress, note, evidence, assignment, correction, merge, unmerge, split or retract.</param>
/// <param name="EffectiveOn">When it happened, yyyy-MM-dd; today unless given.</param>
/// <param name="Note">Anything that should be known of it; what was searched, for notVerifiable.</param>
/// <param name="Status">For status: a code of the vocabulary status. GET /status-transitions tells which may follow.</param>
/// <param name="Review">For review: candidate, accepted or rejected.</param>
/// <param name="Reason">For a rejection a code of the vocabulary rejectionReason; for a reopening and a retraction in words.</param>
/// <param name="DuplicateOf">For a rejection as duplicate: the commitment that it repeats.</param>
/// <param name="SupersededBy">For superseded: the commitment that replaced it.</param>
/// <param name="Progress">For progress and status: 0 to 100; null takes it back.</param>
/// <param name="Evidence">For evidence and status: what shows it.</param>
/// <param name="Assignee">For assignment: the id of a principal; null for nobody.</param>
/// <param name="Regions">For correction: slugs.</param>
/// <param name="Themes">For correction: theme codes.</param>
/// <param name="Actor">For correction: who says it.</param>
/// <param name="Due">For correction: when it is due.</param>
/// <param name="ResponsibleBodies">For correction: who is to do it.</param>
/// <param name="StartOn">For correction: from when its time is counted, yyyy-MM-dd.</param>
/// <param name="Into">For merge: the commitment that it becomes part of.</param>
/// <param name="Children">For split: what it is split into.</param>
/// <param name="Event">For retract: the id of the latest event, for who wants to be sure which.</param>
public sealed record CommitmentEventRequest(
    string Type,
    string? EffectiveOn,
    string? Note,
    string? Status,
    string? Review,
    string? Reason,
    string? DuplicateOf,
    string? SupersededBy,
    int? Progress,
    IReadOnlyList<EvidenceRequest>? Evidence,
    string? Assignee,
    IReadOnlyList<string>? Regions,
    IReadOnlyList<string>? Themes,
    string? Actor,
    DueRequest? Due,
    IReadOnlyList<string>? ResponsibleBodies,
    string? StartOn,
    string? Into,
    IReadOnlyList<SplitPartRequest>? Children,
    string? Event);

/// <summary>A link that shows what became of a commitment.</summary>
/// <param name="Url">Absolute http or https address.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Quotation">The words that show it.</param>
/// <param name="ObservedOn">When they were seen, yyyy-MM-dd.</param>
public sealed record EvidenceRequest(string Url, string? Title, string Quotation, string ObservedOn);

/// <summary>When something is due.</summary>
/// <param name="From">Earliest day, yyyy-MM-dd.</param>
/// <param name="To">Latest day, yyyy-MM-dd.</param>
/// <param name="Precision">A code of the vocabulary duePrecision; day unless given.</param>
/// <param name="Text">The words that say so.</param>
public sealed record DueRequest(string? From, string To, string? Precision, string? Text);

/// <summary>A part of a commitment.</summary>
/// <param name="Mention">The mention that it is part of; the earliest unless given.</param>
/// <param name="Segments">Its words, within the mention's segments.</param>
public sealed record SplitPartRequest(string? Mention, IReadOnlyList<Segment> Segments);

/// <summary>Reads a posted event.</summary>
internal sealed class EventReader(VocabularyCatalog vocabularies, Extractor extractor, BusinessCalendar calendar)
{
    public const int TextLength = 4000;
    public const int QuotationLength = 4000;
    private const int NameLength = 200;
    private const int MostValues = 50;
    private const int MostParts = 50;

    private static readonly string[] Types =
        ["status", "review", "progress", "note", "evidence", "assignment", "correction", "merge", "unmerge", "split", "retract"];

    public static IReadOnlyList<string> MemberNames { get; } = ["type", "and the members of that type"];

    /// <summary>Returns the event, or everything that is wrong with it.</summary>
    public (CommitmentEvent? Event, Failure? Failure) Read(Members members)
    {
        var type = members.Code("type", Types, required: true);
        var read = type is null ? null : Read(type, members);
        var effectiveOn = EffectiveOn(members);
        var note = type == "note" ? members.Text("note", TextLength, required: true) : members.Text("note", TextLength);
        if (type is null)
            return (null, members.Failure());
        return members.Failure() is { } failure ? (null, failure) : (read! with { EffectiveOn = effectiveOn, Note = note }, null);
    }

    /// <summary>Returns what staff marked, or everything that is wrong with it.</summary>
    public (MarkedSpan? Span, Failure? Failure) ReadMark(Members members)
    {
        var segments = Segments(members);
        var kind = members.Code("kind", vocabularies.Codes("kind"), required: true);
        var span = new MarkedSpan(
            segments,
            kind ?? "",
            members.Text("actor", NameLength),
            Regions(members) ?? [],
            Themes(members) ?? [],
            Bodies(members) ?? [],
            members.IsNull("due") ? null : Due(members.Object("due")),
            members.Text("note", TextLength));
        return members.Failure() is { } failure ? (null, failure) : (span, null);
    }

    public DateOnly? EffectiveOn(Members members)
    {
        var day = members.Date("effectiveOn");
        if (day > calendar.Today)
            members.Add("effectiveOn", "inTheFuture", "What has not happened yet cannot be recorded.");
        return day;
    }

    /// <summary>A piece of evidence; null where it is at fault.</summary>
    public NewEvidence? Evidence(Members members, bool needsUrl)
    {
        var url = members.Text("url", PublicationRules.SourceUrlLength, needsUrl);
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            members.Add("url", "notAnAddress", $"'{url}' is not an absolute http or https address.");
        var title = members.Text("title", NameLength);
        var quotation = members.Text("quotation", QuotationLength, required: true);
        var observedOn = members.Date("observedOn", required: true);
        if (observedOn > calendar.Today)
            members.Add("observedOn", "inTheFuture", "It cannot have been seen on a day that is yet to come.");
        return quotation is not null && observedOn is { } day ? new NewEvidence(url, title, quotation, day) : null;
    }

    private CommitmentEvent? Read(string type, Members members) => type switch
    {
        "status" => Status(members),
        "review" => Review(members),
        "progress" => Progress(members),
        "note" => new NoteEvent(),
        "evidence" => new EvidenceEvent(Evidences(members, least: 1)),
        "assignment" => Assignment(members),
        "correction" => Correction(members),
        "merge" => members.Id("into", required: true) is { } into ? new MergeEvent(into) : null,
        "unmerge" => new UnmergeEvent(),
        "split" => Split(members),
        _ => new RetractEvent(members.Id("event")) { Reason = members.Text("reason", TextLength) },
    };

    private StatusEvent? Status(Members members)
    {
        var status = members.Code("status", Statuses.All, required: true);
        var (progress, reason, successor) = (members.Percent("progress"), members.Text("reason", TextLength), members.Id("supersededBy"));
        var evidence = Evidences(members, least: 0);
        return status is null
            ? null
            : new StatusEvent(status) { Progress = progress, Reason = reason, SupersededBy = successor, Evidence = evidence };
    }

    private static ReviewEvent? Review(Members members)
    {
        var review = members.Code("review", Reviews.All, required: true);
        var reason = review == Reviews.Rejected ? members.Code("reason", RejectionReasons.All) : members.Text("reason", TextLength);
        var original = members.Id("duplicateOf");
        return review is null ? null : new ReviewEvent(review) { Reason = reason, DuplicateOf = original };
    }

    private static ProgressEvent Progress(Members members) =>
        new(members.IsNull("progress") ? null : members.Percent("progress", required: true));

    private static AssignmentEvent Assignment(Members members) =>
        new(members.IsNull("assignee") ? null : members.Id("assignee", required: true));

    private CorrectionEvent Correction(Members members)
    {
        var correction = new CorrectionEvent
        {
            Regions = Regions(members),
            Themes = Themes(members),
            ResponsibleBodies = Bodies(members),
            Actor = Correction(members, "actor", members.Text("actor", NameLength) is { } actor ? extractor.Fold(actor) : null),
            Due = Correction(members, "due", members.IsNull("due") ? null : Due(members.Object("due"))),
            StartOn = Correction(members, "startOn", members.Date("startOn")),
        };
        if (correction is { Regions: null, Themes: null, ResponsibleBodies: null, Actor: null, Due: null, StartOn: null })
            members.Add("type", "nothingToCorrect", "Send at least one of regions, themes, actor, due, responsibleBodies, startOn.");
        return correction;
    }

    private List<string>? Regions(Members members) => members.Texts("regions", MostValues, slug => extractor.Gazetteer.TryFind(slug, out _)
        ? null
        : $"'{slug}' is neither a region's slug nor a GB/T 2260 code; GET /api/v1/regions lists them.")
        ?.Select(slug => extractor.Gazetteer.TryFind(slug, out var region) ? region.Slug : slug).Distinct(StringComparer.Ordinal).ToList();

    private IReadOnlyList<string>? Themes(Members members) => members.Texts("themes", MostValues, code =>
        vocabularies.Codes("theme").Contains(code, StringComparer.Ordinal) ? null : $"'{code}' is no theme's code; GET /api/v1/themes lists them.");

    private static IReadOnlyList<string>? Bodies(Members members) => members.Texts("responsibleBodies", MostValues, name =>
        string.IsNullOrWhiteSpace(name) || name.Length > NameLength || name.Any(char.IsControl) ? $"A name has 1 to {NameLength} characters." : null);

    private static Correction<T>? Correction<T>(Members members, string name, T value) => members.Has(name) ? new Correction<T>(value) : null;

    private Due? Due(Members? members)
    {
        if (members is null)
            return null;
        var (from, to) = (members.Date("from"), members.Date("to", required: true));
        var precision = members.Code("precision", vocabularies.Codes("duePrecision"));
        var text = members.Text("text", NameLength);
        if (from > to)
            members.Add("from", "afterTo", "The earliest day lies after the latest.");
        return to is { } last ? new Due(from, last, precision ?? "day", text) : null;
    }

    private static SplitEvent Split(Members members) => new(
    [
        .. members.Objects("children", 2, MostParts).Select(child => new SplitPart(child.Id("mention"), Segments(child))),
    ]);

    /// <summary>At least one segment, none of them empty.</summary>
    public static IReadOnlyList<Segment> Segments(Members members) =>
    [
        .. members.Objects("segments", 1, MostParts).Select(segment =>
        {
            var (start, end) = (segment.Offset("start"), segment.Offset("end"));
            if (end <= start)
                segment.Add("end", "notAfterStart", "A segment ends after it begins.");
            return new Segment(start ?? 0, end ?? 0);
        }),
    ];

    private List<NewEvidence> Evidences(Members members, int least) =>
        [.. members.Objects("evidence", least, MostValues).Select(one => Evidence(one, needsUrl: true)).OfType<NewEvidence>()];
}
