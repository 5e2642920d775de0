using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Rules;

/// <summary>A lexicon of one's own that gives words of the test's a meaning.</summary>
internal static class RuleFiles
{
    /// <summary>A sentence in which only <see cref="OwnModal"/> says that somebody is told to do something.</summary>
    public const string OwnModalSentence = "会议指出，各处麻溜儿喝茶。";

    /// <summary>Makes 麻溜儿 a modal.</summary>
    public static string OwnModal(this ScratchFolder folder) =>
        Path.GetDirectoryName(folder.Write("modal/commitments.own.yaml", "modals:\n  - 麻溜儿\n"))!;

    /// <summary>Makes 河道 a word of finance.</summary>
    public static string OwnTheme(this ScratchFolder folder) =>
        Path.GetDirectoryName(folder.Write("theme/themes.own.yaml", "themes:\n  - code: finance\n    words:\n      - 河道\n"))!;
}
