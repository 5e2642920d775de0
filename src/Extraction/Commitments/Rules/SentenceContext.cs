using System.Runtime.InteropServices;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>A sentence and what the article up to it tells: all that a rule may look at.</summary>
internal sealed class SentenceContext
{
    private const int LongestName = 12;

    public required SentenceView View { get; init; }

    public required TextScan Scan { get; init; }

    public required Phrases Phrases { get; init; }

    public required ArticleForm Form { get; init; }

    /// <summary>Who speaks; null for the report's own voice.</summary>
    public Voice? Voice { get; set; }

    /// <summary>Who spoke last in the section, also where the report's own words have begun since.</summary>
    public Voice? Heard { get; set; }

    /// <summary>The sentence's own reporting clause.</summary>
    public Report? Report { get; set; }

    /// <summary>Its reporting clause cites a leader in the words of another.</summary>
    public bool Cites { get; set; }

    /// <summary>Where what is said begins: the sentence's start, or behind its reporting clause.</summary>
    public int Content { get; set; }

    /// <summary>The article gives its author's own words: a plan, a work report, a speech.</summary>
    public bool IsPlan => Form is not (ArticleForm.News or ArticleForm.Release);

    /// <summary>The paragraph tells what lies behind (近年来…), and no plan has begun since.</summary>
    public bool InPast { get; set; }

    /// <summary>The article is a speech given in full.</summary>
    public bool IsSpeech => Form is ArticleForm.Speech or ArticleForm.PolicySpeech or ArticleForm.MemberSpeech;

    /// <summary>The sentence before it in the paragraph was a commitment.</summary>
    public bool CarriesOn { get; set; }

    /// <summary>A bare action may be a task here: in a speech it describes, unless it carries a promise on.</summary>
    public bool TakesBareActions => (IsAuthority && (!IsSpeech || CarriesOn || InBox || IsMeasure)) || GoesOnAsReport;

    /// <summary>今年,我市将…。同时,推行…: the report's own words go on with what they have just promised.</summary>
    public bool GoesOnAsReport => Voice is null && CarriesOn && View.Clauses is [var first, ..] && Phrases.Besides.Starts(View.Folded.AsSpan(first.Span.Start, first.Span.Length));

    /// <summary>It stands in a bulleted box.</summary>
    public bool InBox { get; set; }

    /// <summary>Its paragraph is an item of a bulleted list.</summary>
    public bool InList { get; set; }

    /// <summary>It is the first of its paragraph.</summary>
    public bool StartsParagraph { get; set; }

    /// <summary>Earlier in the paragraph something was wished of people whom nobody can task, and nobody else has been named since.</summary>
    public bool FollowsWish { get; set; }

    /// <summary>Something has been demanded of other countries, and their duties are still listed.</summary>
    public bool FollowsOthersDuty { get; set; }

    /// <summary>The paragraph has set an earlier day and cited what was said then.</summary>
    public bool ToldThen { get; set; }

    /// <summary>Where the article starts, so that looking back ends there.</summary>
    public int ArticleStart { get; init; }

    /// <summary>The kind of the last commitment since the last reporting clause.</summary>
    public string? RunKind { get; set; }

    /// <summary>The speaker has spoken of his own side (我们) since the last reporting clause.</summary>
    public bool SpeaksOfOwn { get; set; }

    /// <summary>Several places' leaders speak in the article, each for his own.</summary>
    public bool AmongPeers { get; set; }

    public bool IsAuthority => Voice is null ? IsPlan : Voice.Side == Side.Authority;

    /// <summary>The words are an authority's, also where a government's own release tells them.</summary>
    public bool IsOfficial => IsAuthority || (Voice is null && Form == ArticleForm.Release);

    /// <inheritdoc cref="ArticleForm.PolicySpeech"/>
    public bool IsPolicySpeech => Form == ArticleForm.PolicySpeech;

    /// <summary>A numbered list of measures has begun, whose items need no cue of their own.</summary>
    public bool InMeasures { get; set; }

    /// <summary>In a plan, something has been promised since the last heading, so that figures behind are aims.</summary>
    public bool InPlannedPart { get; set; }

    /// <summary>It opens the terms of an agreement: 协议主要内容包括:.</summary>
    public bool OpensTerms { get; set; }

    /// <summary>It is an item of such a list.</summary>
    public bool IsMeasure { get; set; }

    /// <summary>It stands in a description of the goals of a coming period.</summary>
    public bool InGoals { get; set; }

    /// <summary>It says that such a description follows.</summary>
    public bool AnnouncesGoals { get; set; }

    /// <summary>The clauses that say something, the reporting clause left out.</summary>
    public ReadOnlySpan<Clause> Clauses
    {
        get
        {
            var clauses = CollectionsMarshal.AsSpan(View.Clauses);
            var first = 0;
            while (first < clauses.Length && clauses[first].Span.End <= Content)
                first++;
            return clauses[first..];
        }
    }

    /// <summary>Where a clause opens; a clause that begins with the reporting verb opens behind it.</summary>
    public int OpeningOf(Clause clause) => Math.Max(clause.Opening, Content);

    /// <summary>The words between a clause's opening and its cue: who is to act, or what is to be done.</summary>
    public TextSpan SubjectOf(Clause clause, Cue cue)
    {
        var start = OpeningOf(clause);
        return new TextSpan(Math.Min(start, cue.Start), cue.Start);
    }

    public bool Holds(TextSpan span, CueClasses classes)
    {
        foreach (var cue in View.Cues)
        {
            if (cue.Start >= span.End)
                break;
            if (cue.Start >= span.Start && cue.End <= span.End && cue.Is(classes))
                return true;
        }

        return false;
    }

    public bool Holds(TextSpan span, SpeakerClasses classes) => Holds(span, classes, span.End);

    // At or before a place.
    private bool Holds(TextSpan span, SpeakerClasses classes, int last)
    {
        foreach (var match in Scan.Within(WordUse.Speakers, span))
        {
            if (match.Start > last)
                break;
            if (match.End <= span.End && ((SpeakerClasses)match.Entry & classes) != 0)
                return true;
        }

        return false;
    }

    public bool HoldsRegion(TextSpan span)
    {
        foreach (var match in Scan.Within(WordUse.Regions, span))
        {
            if (match.End <= span.End)
                return true;
        }

        return false;
    }

    /// <summary>The words end in a company or a private person, who then is the one to act.</summary>
    public bool EndsPrivate(TextSpan subject)
    {
        for (var i = View.Cues.Count - 1; i >= 0; i--)
        {
            var cue = View.Cues[i];
            if (cue.End <= subject.End && cue.Start >= subject.Start && cue.Is(CueClasses.Company))
                return Only(View.Folded.AsSpan(cue.End, subject.End - cue.End));
        }

        return false;
    }

    public bool IsForeign(TextSpan subject) => Holds(subject, SpeakerClasses.Foreign);

    /// <summary>The first word is a name of another country, or of all.</summary>
    public bool StartsForeign(TextSpan subject) =>
        subject.Length > 0 && Holds(subject with { End = Math.Min(subject.End, subject.Start + LongestName) }, SpeakerClasses.Foreign, subject.Start);

    private static bool Only(ReadOnlySpan<char> rest) => rest.Length <= 1 || rest.StartsWith("每") || rest is "应当" or "们都" or "自身";
}
