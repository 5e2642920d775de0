using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>Finds the sentences of a document that are commitments, and who says them.</summary>
internal sealed class CommitmentFinder
{
    private readonly WordIndex _words;

    public CommitmentFinder(LexiconFiles files, WordIndex words)
    {
        _ = files;
        _words = words;
        words.Add(WordUse.Commitments, "要", 0);
    }

    public IEnumerable<FoundCommitment> Find(DocumentOutline outline, TextScan scan, DocumentHints hints)
    {
        _ = _words;
        foreach (var article in outline.Articles)
        {
            foreach (var paragraph in article.Paragraphs)
            {
                foreach (var span in paragraph.Sentences)
                {
                    if (scan.Within(WordUse.Commitments, span) is not [var cue, ..])
                        continue;
                    var sentence = new CommitmentSentence
                    {
                        Outline = outline,
                        Scan = scan,
                        Hints = hints,
                        Article = article,
                        Paragraph = paragraph,
                        Meeting = null,
                        Span = span,
                        Scope = span,
                        Kind = CommitmentKinds.Directive,
                        Speaker = new Speaker(SpeakerSort.Meeting, "会议", span, null, null, null),
                        SpeakerCarriedOver = false,
                        OwnSide = false,
                    };
                    yield return new FoundCommitment(sentence, "modal", new TextSpan(cue.Start, cue.End), []);
                }
            }
        }
    }
}

/// <summary>A commitment with the rule and the cue that decided; spans are those of the reading.</summary>
internal sealed record FoundCommitment(
    CommitmentSentence Sentence, string Rule, TextSpan Cue, IReadOnlyList<TextSpan> ResponsibleBodies);
