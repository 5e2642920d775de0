namespace Tracker.Extraction.Words;

/// <summary>A lexicon file that can't be used; the message names file, line and reason.</summary>
public sealed class LexiconException : Exception
{
    public LexiconException(string file, long line, string reason, Exception? innerException = null)
        : base($"{file}:{line}: {reason}", innerException)
    {
        File = file;
        Line = line;
    }

    public string? File { get; }

    public long Line { get; }
}
