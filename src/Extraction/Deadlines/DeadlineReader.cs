using Tracker.Extraction.Commitments;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Deadlines;

/// <summary>Reads by when, or for when, a commitment is made.</summary>
internal sealed class DeadlineReader
{
    private readonly WordIndex _words;

    public DeadlineReader(LexiconFiles files, ScriptFold fold, WordIndex words)
    {
        _ = (files, fold);
        _words = words;
    }

    public Deadline? Read(CommitmentSentence sentence)
    {
        _ = (sentence, _words);
        return null;
    }
}
