using Tracker.Extraction.Commitments;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary>Links commitments to the fields of policy they are about.</summary>
internal sealed class ThemeLinker
{
    private readonly ThemeReader _reader;

    public ThemeLinker(LexiconFiles files, ScriptFold fold, WordIndex index)
    {
        var file = new ThemeFile(files);
        var words = new ThemeWords(file, index);
        Themes = words.Themes;
        _reader = new ThemeReader(words, new ThemeFrames(file, words, fold));
    }

    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>
    /// Every theme that the sentence's words give. A sentence without any carries on what the paragraph was about,
    /// unless it speaks of attitude only.
    /// </summary>
    public IReadOnlyList<ThemeLink> Link(CommitmentSentence sentence)
    {
        var reading = sentence.Outline.Reading;
        var finds = _reader.Read(reading.Folded, sentence.Scope, sentence.Scan);
        if (finds.Count == 0 && !_reader.IsAttitude(sentence.Scope, sentence.Scan))
            finds = CarriedOver(sentence);
        return
        [
            .. finds
                .GroupBy(find => find.Theme)
                .Select(theme => new ThemeLink(
                    Themes[theme.Key].Code,
                    [
                        .. theme.Select(find => find.Span).Distinct()
                            .Select(span => new ThemeEvidence(span.Slice(reading.Text), reading.ToSource(span))),
                    ])),
        ];
    }

    private List<ThemeFind> CarriedOver(CommitmentSentence sentence)
    {
        var folded = sentence.Outline.Reading.Folded;
        var sentences = sentence.Paragraph.Sentences;
        for (var i = sentences.Count - 1; i >= 0; i--)
        {
            if (sentences[i].Start >= sentence.Span.Start)
                continue;
            if (_reader.Read(folded, sentences[i], sentence.Scan) is { Count: > 0 } finds)
                return finds;
        }

        return [];
    }
}
