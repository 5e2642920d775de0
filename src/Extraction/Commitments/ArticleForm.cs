namespace Tracker.Extraction.Commitments;

/// <summary>
/// Whose words an article gives: a plan, a work report or a speech given in full differ from a news report in having no
/// dateline, hardly a reporting clause, and mostly sentences that are actions or say 我们.
/// </summary>
internal enum ArticleForm
{
    News,

    /// <summary>A report that a government itself publishes: its own words are the government's.</summary>
    Release,

    /// <summary>A plan or a work report: bare actions are what it sets out.</summary>
    Plan,

    /// <summary>A notice to bodies below: what it sets out, it tells them to do.</summary>
    Notice,

    /// <summary>A speech in full: its bare sentences describe, unless they carry a promise on.</summary>
    Speech,

    /// <summary>
    /// A policy address, a budget speech, a statement or a reply to a legislature, as in Hong Kong: the government tells what
    /// it will do, 要 may open a purpose, and 须 says what the law requires.
    /// </summary>
    PolicySpeech,

    /// <summary>A speech of a member of a legislature, who asks of the government what he cannot promise.</summary>
    MemberSpeech,
}
