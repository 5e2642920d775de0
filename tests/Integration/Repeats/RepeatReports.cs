using System.Text.Json;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Repeats;

/// <summary>Reports that say the same in other words, and what tests want of pairs.</summary>
internal static class RepeatReports
{
    public const string Bus = "会议强调，要推进南通市公交一卡通工程，开通社区微循环线路。";

    public const string BusWithMore = "会议指出，要推进南通市公交一卡通工程，开通社区微循环线路，完善夜间班次和换乘优惠。";

    public const string BusTraditional = "會議強調，要推進南通市公交一卡通工程，開通社區微循環線路。";

    public const string Harbour = "会议指出，要加快舟山市深水码头和冷链仓库建设。";

    public static string Growth(string figure) => $"会议提出，南通市地区生产总值要力争增长{figure}左右。";

    /// <summary>The pairs that a list shows.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RepeatsAsync(this TrackerClient tracker, string query = "?limit=500") =>
        (await tracker.GetAsync($"/api/v1/repeats{query}")).Expect(200).Items();

    /// <summary>Decides a pair as it was read.</summary>
    /// <param name="decision"><c>accept</c> or <c>dismiss</c>.</param>
    public static Task<Answer> DecideAsync(this TrackerClient tracker, JsonElement repeat, string decision, string? ifMatch = null) =>
        tracker.SendAsync(
            HttpMethod.Post, $"/api/v1/repeats/{repeat.GetProperty("id").GetString()}/{decision}", null,
            ("If-Match", ifMatch ?? $"\"{repeat.GetProperty("version").GetInt32()}\""));

    public static async Task<JsonElement> CommitmentAsync(this TrackerClient tracker, Guid id) =>
        (await tracker.GetAsync($"/api/v1/commitments/{id}")).Expect(200).Json;

    /// <param name="side"><c>left</c> or <c>right</c>.</param>
    public static Guid CommitmentOf(this JsonElement repeat, string side) => repeat.GetProperty(side).GetProperty("commitmentId").GetGuid();

    public static string Text(this JsonElement row, string member) => row.GetProperty(member).GetString()!;
}
