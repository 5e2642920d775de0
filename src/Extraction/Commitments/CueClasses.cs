namespace Tracker.Extraction.Commitments;

/// <summary>What a word of <c>commitments.yaml</c> does; a word may do several things.</summary>
[Flags]
internal enum CueClasses
{
    /// <summary>It only keeps the words inside it from counting (重要 is no 要).</summary>
    None = 0,
    Modal = 1 << 0,
    Future = 1 << 1,
    Decision = 1 << 2,
    Target = 1 << 3,
    Measure = 1 << 4,
    Action = 1 << 5,
    Adverb = 1 << 6,
    Connective = 1 << 7,
    Frame = 1 << 8,
    Past = 1 << 9,
    Progress = 1 << 10,
    Judgement = 1 << 11,
    Recognition = 1 << 12,
    Wish = 1 << 13,
    Own = 1 << 14,
    Others = 1 << 15,
    Company = 1 << 16,
    Event = 1 << 17,
    PastFrame = 1 << 18,
    Outcome = 1 << 19,
    Effect = 1 << 20,
    Completion = 1 << 21,
    Condition = 1 << 22,
    Resolve = 1 << 23,
    Delivery = 1 << 24,
    Expectation = 1 << 25,
}

/// <summary>What a word of <c>speakers.yaml</c> does in a reporting clause.</summary>
[Flags]
internal enum SpeakerClasses
{
    /// <summary>It only keeps the words inside it from counting (表示感谢 reports nothing).</summary>
    None = 0,
    Report = 1 << 0,
    Office = 1 << 1,
    PrivateOffice = 1 << 2,
    ForeignOffice = 1 << 3,
    Foreign = 1 << 4,
    Private = 1 << 5,
    Meeting = 1 << 6,
    Document = 1 << 7,
    Utterance = 1 << 8,
    Organ = 1 << 9,
    Group = 1 << 10,
    Pronoun = 1 << 11,
    Adverbial = 1 << 12,
    Opener = 1 << 13,
    Event = 1 << 14,
    Surname = 1 << 15,
    ChiefOffice = 1 << 16,
    NoSubject = 1 << 17,
    History = 1 << 18,
    Guest = 1 << 19,
    Audience = 1 << 20,
    Delegate = 1 << 21,
    Member = 1 << 22,
    Tell = 1 << 23,
}
