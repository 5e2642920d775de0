using System.Text;

namespace Tracker.Extraction.Formats.Word;

/// <summary>A paragraph while it is read.</summary>
internal sealed class WordParagraph
{
    private readonly StringBuilder _words = new();

    public string? Style { get; set; }

    /// <summary>The paragraph's own outline level, which goes before its style's.</summary>
    public int? Outline { get; set; }

    public bool IsNumbered { get; set; }

    public void Write(string words) => _words.Append(words);

    /// <summary>Adds the paragraph to a text; a line break in it makes two.</summary>
    public void AddTo(BoundedText text, WordStyles styles)
    {
        if (styles.IsContents(Style))
            return;
        var level = Outline ?? styles.LevelOf(Style);
        foreach (var line in _words.ToString().AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            if (!words.IsEmpty)
                text.AddParagraph(words, level, IsNumbered && level == 0);
        }
    }
}
