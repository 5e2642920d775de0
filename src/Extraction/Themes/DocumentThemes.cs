namespace Tracker.Extraction.Themes;

/// <summary>What a document tells of themes beside a sentence's own words.</summary>
internal sealed record DocumentThemes(ArticleTopics Topics, ThemesBefore Before);
