using Tracker.Extraction.Commitments.Rules;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>A commitment with the rule and the cue that decided; spans are those of the reading.</summary>
internal sealed record FoundCommitment(
    CommitmentSentence Sentence, string Rule, TextSpan Cue, IReadOnlyList<TextSpan> ResponsibleBodies);

/// <summary>Finds the sentences of a document that are commitments, and who says them.</summary>
internal static class CommitmentFinder
{
    public static List<FoundCommitment> Find(DocumentOutline outline, TextScan scan, DocumentHints hints)
    {
        var reading = outline.Reading;
        var names = new NameReader(reading, scan);
        var people = new People(reading, scan, names);
        var found = new List<FoundCommitment>();
        foreach (var article in outline.Articles)
        {
            foreach (var sentence in article.Paragraphs.SelectMany(paragraph => paragraph.Sentences))
                people.LearnFrom(sentence);
            var meeting = MeetingName.Find(reading, scan, article);
            var discourse = new Discourse(reading, scan, people, names, article, people.LeadSeveralPlaces(article.Span));
            var introducesList = false;
            foreach (var paragraph in article.Paragraphs)
            {
                discourse.Enter(paragraph, introducesList);
                foreach (var span in paragraph.Sentences)
                {
                    discourse.Enter(reading, span);
                    var verdict = RuleBook.Judge(discourse.Context);
                    if (!verdict.IsCommitment)
                        continue;
                    var candidate = verdict.Candidate!;
                    var kind = KindReader.Read(discourse.Context, candidate);
                    found.Add(Found(outline, scan, hints, article, paragraph, meeting, discourse, candidate, kind));
                    discourse.Carry(kind, candidate);
                }

                introducesList = paragraph.Kind == ParagraphKind.Body && reading.Folded[paragraph.Span.End - 1] == ':';
            }
        }

        return found;
    }

    private static FoundCommitment Found(
        DocumentOutline outline,
        TextScan scan,
        DocumentHints hints,
        Article article,
        Paragraph paragraph,
        TextSpan? meeting,
        Discourse discourse,
        Candidate candidate,
        string kind)
    {
        var context = discourse.Context;
        var speaker = context.Voice?.Speaker;
        var sentence = new CommitmentSentence
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
        return new FoundCommitment(sentence, candidate.Rule.Name, candidate.Cue.Span, ResponsibleBodyReader.Read(context, candidate));
    }
}
