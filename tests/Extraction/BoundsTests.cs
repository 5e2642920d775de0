using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

public sealed class BoundsTests
{
    private const int LongestSentence = 2000;

    [Fact]
    public void A_sentence_that_does_not_end_is_cut_at_a_clause_end()
    {
        var text = "会议指出," + string.Concat(Enumerable.Repeat("要加强河道管理,", 1_000));

        var verdicts = Extractor.Default.Explain(text, DocumentHints.None);

        Assert.Equal(text, string.Concat(verdicts.Select(verdict => verdict.Quote)));
        Assert.All(verdicts, verdict => Assert.InRange(verdict.Quote.Length, 1, LongestSentence));
        Assert.All(verdicts, verdict => Assert.EndsWith(",", verdict.Quote, StringComparison.Ordinal));
        Assert.All(verdicts, verdict => Assert.True(verdict.IsCommitment));
    }

    [Fact]
    public void Without_a_clause_end_it_is_cut_anywhere_but_in_a_character()
    {
        var text = "要" + string.Concat(Enumerable.Repeat("𠮷", 5_000));

        var verdicts = Extractor.Default.Explain(text, DocumentHints.None);

        Assert.Equal(text, string.Concat(verdicts.Select(verdict => verdict.Quote)));
        Assert.All(verdicts, verdict => Assert.InRange(verdict.Quote.Length, 1, LongestSentence));
        Assert.All(verdicts, verdict => Assert.False(char.IsLowSurrogate(verdict.Quote[0])));
    }

    [Fact]
    public void A_sentence_of_ordinary_length_is_left_whole()
    {
        var sentence = "要" + string.Concat(Enumerable.Repeat("加强河道管理、", 200)) + "推进治理。";

        Assert.Equal(sentence, Assert.Single(Extractor.Default.Explain(sentence, DocumentHints.None)).Quote);
    }

    [Fact]
    public void An_extraction_that_is_called_off_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Extractor.Default.Extract("会议指出,要加强管理。", DocumentHints.None, source.Token));
        Assert.Throws<OperationCanceledException>(() => Extractor.Default.Explain("会议指出,要加强管理。", DocumentHints.None, source.Token));
    }
}
