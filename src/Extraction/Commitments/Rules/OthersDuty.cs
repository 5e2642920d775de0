using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>Tells what is demanded of parties that are under no authority of this country: 日方应…, 各国要…, 各方应….</summary>
internal static class OthersDuty
{
    private const int Scope = 300;

    /// <summary>The words before a cue name such a party.</summary>
    public static bool Is(SentenceContext sentence, TextSpan subject)
    {
        if (subject.Length < 2)
            return false;
        var folded = sentence.View.Folded;
        if (ActingSubject.IsOtherParty(folded, subject.Start))
            return true;
        var text = folded.AsSpan(subject.Start, subject.Length);
        if (text.Contains('中') || text.Contains('我') || text.Contains("双方", StringComparison.Ordinal))
            return false;
        return sentence.StartsForeign(subject) || StartsParty(sentence, text, subject.Start);
    }

    /// <summary>A clause of the sentence demands something of such a party.</summary>
    public static bool IsDemanded(SentenceContext sentence)
    {
        if ((sentence.View.Classes & CueClasses.Modal) == 0)
            return false;
        foreach (var clause in sentence.Clauses)
        {
            if (sentence.View.FirstIn(clause, CueClasses.Modal, sentence.Content) is { } cue && sentence.SubjectOf(clause, cue) is var subject && !IsEverybody(sentence, subject) && Is(sentence, subject))
                return true;
        }

        return false;
    }

    // 人类要破解难题,…: all of us, before what this country is to do.
    private static bool IsEverybody(SentenceContext sentence, TextSpan subject) =>
        sentence.View.Folded.AsSpan(subject.Start, subject.Length) is var text && (text.StartsWith("人类") || text.StartsWith("全人类"));

    /// <summary>就国际社会加强合作提出三点倡议: what follows the colon is proposed to all.</summary>
    public static bool IsProposed(SentenceContext sentence)
    {
        var text = sentence.View.Folded.AsSpan(sentence.View.Span.Start, sentence.View.Span.Length);
        var colon = text.IndexOf(':');
        return colon > 0 && sentence.Phrases.Proposals.Ends(text[..colon]) && sentence.Phrases.WorldAtLarge.IsIn(text[..colon]);
    }

    /// <summary>Other countries have been named shortly before a place, so that 各方 and 双方 are parties among them.</summary>
    public static bool IsAbroad(SentenceContext sentence, int at)
    {
        var from = Math.Max(sentence.ArticleStart, at - Scope);
        return from < at && sentence.IsForeign(new TextSpan(from, at));
    }

    // 各方, not 各方面, where other countries have been named; 东亚峰会 anywhere.
    private static bool StartsParty(SentenceContext sentence, ReadOnlySpan<char> text, int at)
    {
        var length = sentence.Phrases.AbroadParties.LengthAt(text, 0);
        if (length == 0 || (length < text.Length && text[length] == '面'))
            return false;
        return text[length - 1] != '方' || IsAbroad(sentence, at);
    }
}
