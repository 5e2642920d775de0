using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

/// <summary>What the extractor makes of a text, as the tests of regions, themes and deadlines ask for it.</summary>
internal static class Extracted
{
    /// <summary>The mention whose sentence holds the phrase.</summary>
    public static ExtractedMention Mention(string text, string phrase, DocumentHints? hints = null)
    {
        var mentions = Extractor.Default.Extract(text, hints ?? DocumentHints.None).Mentions;
        var found = mentions.FirstOrDefault(mention => mention.Quote.Contains(phrase, StringComparison.Ordinal));
        Assert.True(found is not null, $"no mention holds '{phrase}': {string.Join(" | ", mentions.Select(one => one.Quote))}");
        return found;
    }

    public static string[] Regions(string text, string phrase, DocumentHints? hints = null) =>
        [.. Mention(text, phrase, hints).Regions.Select(link => link.Region).Order(StringComparer.Ordinal)];

    public static string[] Themes(string text, string phrase) =>
        [.. Mention(text, phrase).Themes.Select(link => link.Theme).Order(StringComparer.Ordinal)];

    /// <summary>A national meeting that says the sentence.</summary>
    public static string National(string sentence) =>
        $"国务院总理主持召开国务院常务会议。\n会议指出,{sentence}";
}
