using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments;

/// <summary>What sort of voice a reporting clause gives.</summary>
internal enum SpeakerSort
{
    /// <summary>A meeting, or what it issued (批示, 决定).</summary>
    Meeting,
    Person,

    /// <summary>大家, 双方, a department or a government.</summary>
    Group,
}

/// <summary>Who speaks, with all that the article tells of him; spans are those of the reading.</summary>
/// <param name="Name">Canonical: Simplified characters.</param>
/// <param name="Named">Where the clause that made him the speaker names him (a pronoun's place where it says 他).</param>
/// <param name="Title">Where his full title stands, before his name or earlier in the article.</param>
/// <param name="Office">The last office of the title (省长).</param>
/// <param name="Body">What the office belongs to (江苏省, 市生态环境局).</param>
internal sealed record Speaker(
    SpeakerSort Sort, string Name, TextSpan Named, TextSpan? Title, string? Office, string? Body);
