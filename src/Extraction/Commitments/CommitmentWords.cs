using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>The keys of <c>commitments.yaml</c> and <c>speakers.yaml</c>.</summary>
internal static class CommitmentWords
{
    private static readonly Dictionary<string, int> Cues = new(StringComparer.Ordinal)
    {
        ["modals"] = (int)CueClasses.Modal,
        ["futures"] = (int)CueClasses.Future,
        ["decisions"] = (int)CueClasses.Decision,
        ["targets"] = (int)CueClasses.Target,
        ["measures"] = (int)CueClasses.Measure,
        ["actions"] = (int)CueClasses.Action,
        ["adverbs"] = (int)CueClasses.Adverb,
        ["connectives"] = (int)CueClasses.Connective,
        ["frames"] = (int)CueClasses.Frame,
        ["past"] = (int)CueClasses.Past,
        ["pastFrames"] = (int)(CueClasses.Past | CueClasses.PastFrame),
        ["outcomes"] = (int)CueClasses.Outcome,
        ["effects"] = (int)CueClasses.Effect,
        ["completions"] = (int)CueClasses.Completion,
        ["deliveries"] = (int)CueClasses.Delivery,
        ["expectations"] = (int)CueClasses.Expectation,
        ["conditions"] = (int)CueClasses.Condition,
        ["resolves"] = (int)CueClasses.Resolve,
        ["progress"] = (int)CueClasses.Progress,
        ["judgements"] = (int)CueClasses.Judgement,
        ["recognitions"] = (int)CueClasses.Recognition,
        ["wishes"] = (int)CueClasses.Wish,
        ["own"] = (int)CueClasses.Own,
        ["others"] = (int)CueClasses.Others,
        ["companies"] = (int)CueClasses.Company,
        ["events"] = (int)CueClasses.Event,
        ["masks"] = (int)CueClasses.None,
    };

    private static readonly Dictionary<string, int> Speakers = new(StringComparer.Ordinal)
    {
        ["notSubjects"] = (int)SpeakerClasses.NoSubject,
        ["history"] = (int)(SpeakerClasses.History | SpeakerClasses.Adverbial),
        ["guests"] = (int)SpeakerClasses.Guest,
        ["delegates"] = (int)SpeakerClasses.Delegate,
        ["members"] = (int)SpeakerClasses.Member,
        ["audiences"] = (int)SpeakerClasses.Audience,
        ["reportVerbs"] = (int)SpeakerClasses.Report,
        ["tellingVerbs"] = (int)(SpeakerClasses.Report | SpeakerClasses.Tell),
        ["notReports"] = (int)SpeakerClasses.None,
        ["offices"] = (int)SpeakerClasses.Office,
        ["chiefOffices"] = (int)(SpeakerClasses.Office | SpeakerClasses.ChiefOffice),
        ["privateOffices"] = (int)(SpeakerClasses.Office | SpeakerClasses.PrivateOffice),
        ["foreignOffices"] = (int)(SpeakerClasses.Office | SpeakerClasses.ForeignOffice),
        ["foreign"] = (int)SpeakerClasses.Foreign,
        ["private"] = (int)SpeakerClasses.Private,
        ["meetings"] = (int)SpeakerClasses.Meeting,
        ["documents"] = (int)SpeakerClasses.Document,
        ["utterances"] = (int)SpeakerClasses.Utterance,
        ["organs"] = (int)SpeakerClasses.Organ,
        ["groups"] = (int)SpeakerClasses.Group,
        ["pronouns"] = (int)SpeakerClasses.Pronoun,
        ["adverbials"] = (int)SpeakerClasses.Adverbial,
        ["openers"] = (int)SpeakerClasses.Opener,
        ["eventVerbs"] = (int)SpeakerClasses.Event,
        ["surnames"] = (int)SpeakerClasses.Surname,
    };

    public static void AddTo(LexiconFiles files, WordIndex words)
    {
        ClassedWords.Add(files, "commitments.yaml", Cues, WordUse.Commitments, words);
        ClassedWords.Add(files, "speakers.yaml", Speakers, WordUse.Speakers, words);
    }
}
