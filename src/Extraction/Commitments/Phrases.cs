using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>The lists of <c>phrases.yaml</c>, each by its name there.</summary>
internal sealed class Phrases
{
    /// <exception cref="LexiconException">A key is unknown, or a value is no list of words.</exception>
    public Phrases(LexiconFiles files, ScriptFold fold)
    {
        var nodes = files.Named("phrases.yaml").Select(LexiconNode.Read).ToList();
        var keys = new List<string>();
        SpeechOpeners = Read("speechOpeners");
        Introductions = Read("introductions");
        SpeechHeadings = Read("speechHeadings");
        PlanHeadings = Read("planHeadings");
        PastHeadings = Read("pastHeadings");
        ComingHeadings = Read("comingHeadings");
        PolicySigns = Read("policySigns");
        PolicyOpeners = Read("policyOpeners");
        ReleaseSigns = Read("releaseSigns");
        MinutesSigns = Read("minutesSigns");
        AddresseeEndings = Read("addresseeEndings");
        AfterActor = Read("afterActor");
        Appointments = Read("appointments");
        PlainWishes = Read("plainWishes");
        Regarded = Read("regarded");
        Announced = Read("announced");
        Revenues = Read("revenues");
        HelpEndings = Read("helpEndings");
        FitEndings = Read("fitEndings");
        Tributes = Read("tributes");
        EventEndings = Read("eventEndings");
        Anybody = Read("anybody");
        Besides = Read("besides");
        Agreements = Read("agreements");
        Signed = Read("signed");
        Quotas = Read("quotas");
        TimeEndings = Read("timeEndings");
        Habits = Read("habits");
        MemberSigns = Read("memberSigns");
        Zones = Read("zones");
        Weighed = Read("weighed");
        EventSigns = Read("eventSigns");
        Entrusted = Read("entrusted");
        Takes = Read("takes");
        Reasons = Read("reasons");
        Impressions = Read("impressions");
        Honours = Read("honours");
        PastSayings = Read("pastSayings");
        Counsel = Read("counsel");
        Courtesies = Read("courtesies");
        MeasureTerms = Read("measureTerms");
        TaskEndings = Read("taskEndings");
        Coming = Read("coming");
        ComingInPlans = Read("comingInPlans");
        Statistics = Read("statistics");
        AbroadParties = Read("abroadParties");
        Proposals = Read("proposals");
        WorldAtLarge = Read("worldAtLarge");
        BothSides = Read("bothSides");
        Eras = Read("eras");
        EarlierDeeds = Read("earlierDeeds");
        Publics = Read("publics");
        Attendants = Read("attendants");
        foreach (var node in nodes)
            node.AllowOnly([.. keys]);

        WordSet Read(string key)
        {
            keys.Add(key);
            return new WordSet(nodes.SelectMany(node => node.Find(key)?.Words() ?? []), fold);
        }
    }

    public WordSet SpeechOpeners { get; }

    public WordSet Introductions { get; }

    public WordSet SpeechHeadings { get; }

    public WordSet PlanHeadings { get; }

    public WordSet PastHeadings { get; }

    public WordSet ComingHeadings { get; }

    public WordSet PolicySigns { get; }

    public WordSet PolicyOpeners { get; }

    public WordSet ReleaseSigns { get; }

    public WordSet MinutesSigns { get; }

    public WordSet AddresseeEndings { get; }

    public WordSet AfterActor { get; }

    public WordSet Appointments { get; }

    public WordSet PlainWishes { get; }

    public WordSet Regarded { get; }

    public WordSet Announced { get; }

    public WordSet Revenues { get; }

    public WordSet HelpEndings { get; }

    public WordSet FitEndings { get; }

    public WordSet Tributes { get; }

    public WordSet EventEndings { get; }

    public WordSet Anybody { get; }

    public WordSet Besides { get; }

    public WordSet Agreements { get; }

    public WordSet Signed { get; }

    public WordSet Quotas { get; }

    public WordSet TimeEndings { get; }

    public WordSet Habits { get; }

    public WordSet MemberSigns { get; }

    public WordSet Zones { get; }

    public WordSet Weighed { get; }

    public WordSet EventSigns { get; }

    public WordSet Entrusted { get; }

    public WordSet Takes { get; }

    public WordSet Reasons { get; }

    public WordSet Impressions { get; }

    public WordSet Honours { get; }

    public WordSet PastSayings { get; }

    public WordSet Counsel { get; }

    public WordSet Courtesies { get; }

    public WordSet MeasureTerms { get; }

    public WordSet TaskEndings { get; }

    public WordSet Coming { get; }

    public WordSet ComingInPlans { get; }

    public WordSet Statistics { get; }

    public WordSet AbroadParties { get; }

    public WordSet Proposals { get; }

    public WordSet WorldAtLarge { get; }

    public WordSet BothSides { get; }

    public WordSet Eras { get; }

    public WordSet EarlierDeeds { get; }

    public WordSet Publics { get; }

    public WordSet Attendants { get; }
}
