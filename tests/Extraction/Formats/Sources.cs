using Tracker.Extraction.Documents;
using Tracker.Extraction.Formats;

namespace Tracker.Extraction.Tests.Formats;

/// <summary>Reads sources as the tests of the formats ask for it.</summary>
internal static class Sources
{
    public const int MaxTextBytes = 10 * 1024 * 1024;

    private static readonly SourceReaders Readers = new();

    public static (DecodedText? Text, ReadFailure? Failure) Read(
        byte[] content, string name, string? encoding = null, int maxTextBytes = MaxTextBytes, string? mediaType = null)
    {
        var reading = Readers.ReadAsync(new SourceFile(name, mediaType, encoding, content), maxTextBytes, CancellationToken.None).AsTask();
        Assert.True(reading.IsCompleted, "what needs no other program is read at once");
        return reading.GetAwaiter().GetResult();
    }

    /// <summary>The text of a source that must be readable.</summary>
    public static DecodedText Text(byte[] content, string name, string? encoding = null)
    {
        var (text, failure) = Read(content, name, encoding);
        Assert.True(text is not null, $"{name}: {failure}");
        return text;
    }

    /// <summary>The quotes found in a text, each checked to be the slices that its segments say.</summary>
    public static IReadOnlyList<string> Quotes(string text)
    {
        var mentions = Extractor.Default.Extract(text, DocumentHints.None).Mentions;
        Assert.All(mentions, mention => Assert.Equal(mention.Quote, string.Concat(mention.Segments.Select(segment => text[segment.Start..segment.End]))));
        return [.. mentions.Select(mention => mention.Quote)];
    }
}
