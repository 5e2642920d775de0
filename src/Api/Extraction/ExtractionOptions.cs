namespace Tracker.Api.Extraction;

/// <summary>Settings of the section <c>Extraction</c>.</summary>
public sealed class ExtractionOptions
{
    public const string Section = "Extraction";

    /// <summary>Folder of lexicon files that override or extend the built-in ones; relative to the caller's directory.</summary>
    public string? Lexicon { get; set; }
}
