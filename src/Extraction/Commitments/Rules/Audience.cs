using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>
/// Tells whether a wish goes to people whom nobody can task: 希望广大侨胞…, 希望与会各方…, 勉励年轻研发人员…, other than
/// 希望海南…, 希望各级党组织….
/// </summary>
internal static class Audience
{
    private const int LongestName = 24;

    /// <summary>Who is named behind a place, before any verb, is such an audience.</summary>
    public static bool IsAt(SentenceContext sentence, int start)
    {
        var view = sentence.View;
        var end = Math.Min(view.Span.End, start + LongestName);
        foreach (var clause in view.Clauses)
        {
            if (clause.Span.End > start)
            {
                end = Math.Min(end, clause.Span.End);
                break;
            }
        }

        return NameIn(sentence, new TextSpan(start, Math.Max(start, end))) is { } name && !ActsBefore(view, start, name);
    }

    private static bool ActsBefore(SentenceView view, int start, int end)
    {
        foreach (var cue in view.Cues)
        {
            if (cue.Start >= start && cue.End <= end && view.Folded.AsSpan(cue.Start, 2) is not "更多" && (cue.Is(CueClasses.Frame) || (cue.End - cue.Start > 1 && cue.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Modal))))
                return true;
        }

        return false;
    }

    /// <summary>A sentence wishes something of an audience: 希望广大平台企业…, 总书记勉励年轻研发人员说.</summary>
    public static bool IsAddressedBy(SentenceContext sentence)
    {
        if (sentence.Report is { } report && sentence.View.Folded.AsSpan(report.Verb.Start, report.Verb.Length) is "希望" or "勉励" or "呼吁" or "号召" or "寄语")
            return IsAt(sentence, sentence.Content);
        if ((sentence.View.Classes & CueClasses.Wish) == 0)
            return false;
        foreach (var clause in sentence.Clauses)
        {
            var lead = sentence.View.LeadOf(clause);
            if (lead.Is(CueClasses.Wish) && sentence.View.Folded.AsSpan(lead.Start, lead.End - lead.Start) is "希望" && IsAt(sentence, lead.End))
                return true;
        }

        return false;
    }

    /// <summary>希望双方深化合作, 希望增进交往: what is said behind 希望 goes to the other party of talks.</summary>
    public static bool IsPartner(SentenceContext sentence)
    {
        if (sentence.IsPlan)
            return false;
        var view = sentence.View;
        var nobody = view.At(sentence.Content) is { } lead && lead.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame) && !lead.Is(CueClasses.Own | CueClasses.Others);
        return (nobody || sentence.Phrases.BothSides.Starts(view.Folded.AsSpan(sentence.Content))) && OthersDuty.IsAbroad(sentence, sentence.Content);
    }

    // The longest word at each place counts: 委员会 is no 委员.
    private static int? NameIn(SentenceContext sentence, TextSpan span)
    {
        var next = 0;
        foreach (var match in sentence.Scan.Within(WordUse.Speakers, span))
        {
            if (match.Start < next || match.End > span.End)
                continue;
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Audience) != 0)
                return match.Start;
            next = match.End;
        }

        return null;
    }
}

/// <summary>
/// What goes on after a wish to an audience is wished of it too: 希望留学人员…。要牢记爱国为民。 So is what goes on after a
/// demand on other countries: 一是冲突各方要…。二是要….
/// </summary>
internal sealed class AudienceVeto : IVeto
{
    public string Name => "audience";

    public bool Applies(SentenceContext sentence, Candidate candidate) =>
        IsToPartner(sentence, candidate)
        || candidate.Rule is ModalRule or BareActionRule or FrameRule && candidate.Subject.Length == 0
        && (sentence.FollowsOthersDuty || (sentence.FollowsWish && sentence.View.Clauses is not [{ Numbered: true }, ..]) || (sentence.Report is { } report && sentence.Content > report.Verb.Start && Audience.IsAddressedBy(sentence)));

    private static bool IsToPartner(SentenceContext sentence, Candidate candidate) =>
        candidate.Rule is BareActionRule or FrameRule && sentence.Report is { } report
        && sentence.View.Folded.AsSpan(report.Verb.Start, report.Verb.Length) is "希望" && Audience.IsPartner(sentence);
}
