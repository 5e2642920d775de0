using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>…要求各地…, …希望云南…, …勉励…: the reporting verb itself tells somebody to act.</summary>
internal sealed class ToldRule : ICommitmentRule
{
    public string Name => "told";

    public CueClasses Needs => CueClasses.None;

    public Candidate? Find(SentenceContext sentence)
    {
        if (sentence.Report is not { } report || !sentence.IsAuthority || (sentence.IsPlan && report.Voice is null))
            return null;
        var view = sentence.View;
        var verb = view.Folded.AsSpan(report.Verb.Start, report.Verb.Length);
        if (!sentence.Holds(report.Verb, SpeakerClasses.Tell) && verb is not ("要求" or "希望" or "号召" or "勉励" or "勉励大家" or "指示" or "部署" or "明确要求"))
            return null;
        // 希望这项计划能…, 希望大家关心…: nobody is told to do anything.
        if (verb is "希望" && sentence.Phrases.PlainWishes.Starts(view.Folded.AsSpan(sentence.Content)))
            return null;
        if (verb is "希望" && Audience.IsPartner(sentence))
            return null;
        if (verb is "希望" or "号召" or "勉励" && Audience.IsAt(sentence, sentence.Content))
            return null;
        foreach (var clause in sentence.Clauses)
        {
            var toldEnd = Math.Min(clause.Span.End, sentence.Content + 24);
            var told = new TextSpan(sentence.Content, Math.Max(sentence.Content, toldEnd));
            var lead = view.At(sentence.Content);
            var soon = verb is not ("希望" or "勉励" or "号召" or "部署" or "指示") && view.FirstIn(clause, CueClasses.Action, sentence.Content) is { } deed && deed.Start - sentence.Content <= 6 && deed.End - deed.Start > 1;
            // 请各部会对执行优异的人员予以奖励
            soon |= verb.Length > 2 && verb[0] == '请' && view.FirstIn(clause, CueClasses.Action, sentence.Content) is not null;
            soon |= sentence.Phrases.Zones.Starts(view.Folded.AsSpan(sentence.Content, view.Span.End - sentence.Content));
            var acts = soon || lead is { } cue && cue.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Modal | CueClasses.Others | CueClasses.Own);
            if (sentence.IsForeign(told) || (sentence.Holds(told, CueClasses.Company) && verb is not "要求"))
                return null;
            if (!acts && !sentence.HoldsRegion(told) && !sentence.Holds(told, CueClasses.Others) && !sentence.Holds(told, SpeakerClasses.Organ | SpeakerClasses.Group))
                return null;
            return new Candidate(this, new Cue(report.Verb.Start, report.Verb.End, CueClasses.Modal), clause, told with { End = told.Start });
        }

        return null;
    }
}
