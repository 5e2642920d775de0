using Tracker.Persistence.Documents;

namespace Tracker.Api.CommandLine;

/// <summary>What is said of a report beside its content, by its sidecar or by options.</summary>
/// <param name="Encoding">Its character encoding; null where it is to be detected.</param>
internal sealed record SourceFacts(PublicationFacts Publication, string? Encoding)
{
    public static SourceFacts None { get; } = new(PublicationFacts.None, null);

    /// <summary>Fills up what the facts of one report leave open with these, given for all.</summary>
    public SourceFacts Below(SourceFacts? own) => own is null
        ? this
        : new(
            new PublicationFacts(
                own.Publication.PublishedOn ?? Publication.PublishedOn,
                own.Publication.Publisher ?? Publication.Publisher,
                own.Publication.SourceUrl ?? Publication.SourceUrl),
            own.Encoding ?? Encoding);
}
