using Tracker.Extraction.Words;

namespace Tracker.Extraction.Repeats;

/// <summary>Reads mentions into what repeats are found by. Immutable and safe to share between threads.</summary>
public sealed class RepeatReader
{
    /// <summary>Counts the changes of the algorithm.</summary>
    private const long Algorithm = 1;

    private readonly WordingReader _reader;

    /// <exception cref="LexiconException">A file is missing or wrong.</exception>
    public RepeatReader(LexiconFiles files, ScriptFold fold)
    {
        var words = new RepeatWords(files, fold);
        _reader = new WordingReader(words, fold);
        Version = (Algorithm << 32) | (uint)words.Version;
    }

    /// <summary>Changes whenever the same quote might get another signature.</summary>
    public long Version { get; }

    /// <summary>Never throws, whatever the quote.</summary>
    public Wording Read(string quote) => _reader.Read(quote);

    public RepeatSignature Sign(Wording wording) =>
        new(Version, SignatureHash.Of(wording.Text), SignatureBands.Of(wording));
}
