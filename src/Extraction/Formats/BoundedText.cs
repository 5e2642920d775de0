using System.Text;

namespace Tracker.Extraction.Formats;

/// <summary>A text put together from lines, as long as it stays within the limit.</summary>
/// <param name="maxBytes">The most that it may take in UTF-8.</param>
internal sealed class BoundedText(int maxBytes)
{
    private readonly StringBuilder _text = new();
    private long _bytes;

    /// <summary>Whether more came than there is room for.</summary>
    public bool IsOver => _bytes > maxBytes;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds a paragraph marked as Markdown marks it, so that all formats look alike to the rules.</summary>
    /// <param name="level">The level of a heading, 0 for everything else.</param>
    public void AddParagraph(ReadOnlySpan<char> words, int level = 0, bool listItem = false)
    {
        if (level > 0)
            Add("######".AsSpan(0, Math.Min(level, 6)));
        else if (listItem)
            Add("-");
        if (level > 0 || listItem)
            Add(" ");
        Add(words);
        Add("\n");
    }

    public override string ToString() => _text.ToString();

    private void Add(ReadOnlySpan<char> words)
    {
        _bytes += Encoding.UTF8.GetByteCount(words);
        if (!IsOver)
            _text.Append(words);
    }
}
