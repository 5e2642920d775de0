namespace Tracker.Integration.Tests.Harness;

/// <summary>Short reports in the manner of the genuine ones, whose commitments nobody can doubt.</summary>
internal static class Reports
{
    public const string Taihu = "会议强调，要加强太湖流域综合治理。";

    public const string TaihuTraditional = "會議強調，要加強太湖流域綜合治理。";

    /// <summary>A report of one commitment, its own for each number.</summary>
    public static string Numbered(int number) => $"会议强调，要加强第{number}号河道综合治理。";

    /// <summary>A report of several paragraphs with one commitment each.</summary>
    public static string Long(int number, int commitments) =>
        string.Join('\n', Enumerable.Range(1, commitments).Select(part => $"会议强调，要加强第{number}号河道第{part}段综合治理。"));
}
