using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

/// <summary>What holds of every text whatsoever, tried on jumbles of words and on damaged samples.</summary>
public sealed class FuzzTests
{
    private static readonly int Runs = Environment.GetEnvironmentVariable("TRACKER_TEST_DEPTH") == "full" ? 10_000 : 300;

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(80);

    [Fact]
    public void Any_jumble_of_words_and_marks_is_read_soundly() =>
        Prop.ForAll(RandomTexts.Jumbles.ToArbitrary(), IsReadSoundly).Check(Config);

    [Fact]
    public void Any_damaged_report_is_read_soundly() =>
        Prop.ForAll(RandomTexts.DamagedSamples.ToArbitrary(), IsReadSoundly).Check(Config);

    private static void IsReadSoundly(string text)
    {
        var document = Extractor.Default.Extract(text, DocumentHints.None);

        Assert.All(document.Articles, article => AssertInside(text, article.Span));
        Assert.All(document.Mentions, mention => AssertSound(text, mention));
        AssertApart(document.Mentions.SelectMany(mention => mention.Segments));
        Assert.Equal(Written(document), Written(Extractor.Default.Extract(text, DocumentHints.None)));

        var verdicts = Extractor.Default.Explain(text, DocumentHints.None);
        AssertApart(verdicts.SelectMany(verdict => verdict.Segments));
        Assert.Equal(document.Mentions.Count, verdicts.Count(verdict => verdict.IsCommitment));
    }

    private static void AssertSound(string text, ExtractedMention mention)
    {
        Assert.NotEmpty(mention.Segments);
        Assert.All(mention.Segments, segment => AssertInside(text, segment));
        Assert.Equal(string.Concat(mention.Segments.Select(segment => segment.Slice(text))), mention.Quote);
        var evidence = mention.Regions.Select(link => link.Span).OfType<TextSpan>()
            .Concat(mention.Themes.SelectMany(link => link.Evidence).Select(found => found.Span))
            .Concat(mention.Deadline is { } deadline ? [deadline.Span] : [])
            .Concat(mention.Evidence.CueSpan is { } cue ? [cue] : []);
        Assert.All(evidence, span => AssertInside(text, span));
    }

    private static void AssertInside(string text, TextSpan span) =>
        Assert.True(span.Start >= 0 && span.Start <= span.End && span.End <= text.Length, $"{span} is not inside 0..{text.Length}");

    // Ascending, none empty, none overlapping the one before.
    private static void AssertApart(IEnumerable<TextSpan> segments)
    {
        var end = 0;
        foreach (var segment in segments)
        {
            Assert.True(segment.Start >= end && segment.Length > 0, $"{segment} starts before {end} or is empty");
            end = segment.End;
        }
    }

    private static string Written(ExtractedDocument document) => JsonSerializer.Serialize(document);
}
