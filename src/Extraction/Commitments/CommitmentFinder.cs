using Tracker.Extraction.Commitments.Rules;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>A commitment with the rule and the cue that decided; spans are those of the reading.</summary>
internal sealed record FoundCommitment(
    CommitmentSentence Sentence, string Rule, TextSpan Cue, IReadOnlyList<TextSpan> ResponsibleBodies);

/// <summary>A sentence with what the rules said of it.</summary>
/// <param name="Commitment">Null where it is none.</param>
internal sealed record JudgedSentence(Article Article, TextSpan Span, Verdict Verdict, Voice? Voice, FoundCommitment? Commitment);

/// <summary>Judges the sentences of a document one after the other, and says who speaks in each.</summary>
internal static class CommitmentFinder
{
    public static IEnumerable<JudgedSentence> Judge(
        DocumentOutline outline, TextScan scan, Phrases phrases, DocumentHints hints, CancellationToken cancellationToken)
    {
        var reading = outline.Reading;
        var names = new NameReader(reading, scan);
        var people = new People(reading, scan, names);
        foreach (var article in outline.Articles)
        {
            people.LearnFrom(article);
            var meeting = MeetingName.Find(reading, scan, article);
            var discourse = new Discourse(reading, scan, phrases, people, names, article, people.LeadSeveralPlaces());
            var introducesList = false;
            foreach (var paragraph in article.Paragraphs)
            {
                cancellationToken.ThrowIfCancellationRequested();
                discourse.Enter(paragraph, introducesList);
                foreach (var span in paragraph.Sentences)
                {
                    discourse.Enter(reading, span, span == paragraph.Sentences[0]);
                    var verdict = RuleBook.Judge(discourse.Context);
                    FoundCommitment? found = null;
                    if (verdict.IsCommitment)
                    {
                        discourse.HearBothSides(verdict.Candidate!.Subject);
                        var kind = KindReader.Read(discourse.Context, verdict.Candidate!);
                        var frame = Frame(outline, scan, hints, article, paragraph, meeting, discourse, kind);
                        found = Found(discourse.Context, frame, verdict.Candidate!);
                        discourse.Carry(kind);
                    }
                    else
                    {
                        discourse.Lapse();
                    }

                    yield return new JudgedSentence(article, span, verdict, found is null ? discourse.Context.Voice : SpeakerOf(discourse), found);
                }

                introducesList = paragraph.Kind == ParagraphKind.Body && reading.Folded[paragraph.Span.End - 1] == ':';
            }
        }
    }

    private static CommitmentSentence Frame(
        DocumentOutline outline,
        TextScan scan,
        DocumentHints hints,
        Article article,
        Paragraph paragraph,
        TextSpan? meeting,
        Discourse discourse,
        string kind)
    {
        var context = discourse.Context;
        var speaker = SpeakerOf(discourse)?.Speaker;
        return new CommitmentSentence
        {
            Outline = outline,
            Scan = scan,
            Hints = hints,
            Article = article,
            Paragraph = paragraph,
            Meeting = meeting,
            Span = context.View.Span,
            Scope = context.View.Span with { Start = context.Content },
            Kind = kind,
            Speaker = speaker,
            SpeakerCarriedOver = discourse.CarriedOver,
            OwnSide = kind == CommitmentKinds.Pledge && (context.IsPlan || speaker is { Sort: SpeakerSort.Person }),
        };
    }

    // What a report tells in its own words after somebody has spoken is still his word (我市将…).
    private static Voice? SpeakerOf(Discourse discourse) =>
        discourse.Context.Voice ?? (discourse.Context.IsPlan || discourse.LastHeard is not { Side: Side.Authority } heard ? null : heard);

    private static FoundCommitment Found(SentenceContext context, CommitmentSentence frame, Candidate candidate) =>
        new(frame, candidate.Rule.Name, candidate.Cue.Span, ResponsibleBodyReader.Read(context, candidate));
}
