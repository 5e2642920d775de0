using Tracker.Extraction.Commitments;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Deadlines;

/// <summary>Reads by when, or for when, a commitment is made.</summary>
internal sealed class DeadlineReader
{
    private readonly WordIndex _words;

    public DeadlineReader(LexiconFiles files, WordIndex words)
    {
        _ = files;
        _words = words;
    }

    public Deadline? Read(CommitmentSentence sentence)
    {
        _ = (sentence, _words);
        return null;
    }
}
