using Tracker.Extraction;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Search;
using Tracker.Persistence.Sqlite;

namespace Tracker.Bench.Listing;

/// <summary>Reads lists as the API does, a page of fifty each, and tells how long each took.</summary>
internal static class Measurement
{
    private const int Rows = 51;
    private static readonly string[] Statuses = ["notAssessed", "inProgress", "completed", "stalled", "notFulfilled"];
    private static readonly string[] Kinds = ["directive", "pledge"];
    private static readonly string[] Reviews = ["candidate", "accepted", "rejected"];
    private static readonly string[] Strengths = ["directional", "dated", "quantified", "quantifiedAndDated"];

    private static readonly IReadOnlyList<string> Regions = [.. SeededRows.Places(Extractor.Default.Gazetteer).Select(place => place.Slug)];

    /// <param name="runs">Lists read of each sort; a tenth of that is read before and not counted.</param>
    /// <param name="processorTime">Whether processor time is measured instead of the time that passes.</param>
    public static async Task<Report> RunAsync(string path, long mentions, int runs, bool processorTime, CancellationToken cancellationToken)
    {
        var clock = new Clock(processorTime);
        await using var database = new SqliteDatabase($"Data Source={path}", new DatabaseOptions { QueryTimeout = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        var (lists, search) = (new CommitmentQueries(database), new CommitmentSearch(database));
        var documents = await database.ReadAsync(
            session => session.QueryAsync<Guid>("SELECT id FROM document ORDER BY document_key DESC LIMIT 1000"), cancellationToken);
        var newest = await database.ReadAsync(session => session.SingleAsync<long>("SELECT MAX(commitment_key) FROM commitment"), cancellationToken);

        // So that compiling is no part of what is measured first.
        foreach (var (name, filter) in Filters(documents))
            await MeasureAsync(clock, new Report(mentions), name, runs / 4, draw => lists.PageAsync(filter(draw), null, Rows, cancellationToken));
        var report = new Report(mentions);
        foreach (var (name, filter) in Filters(documents))
            await MeasureAsync(clock, report, name, runs, draw => lists.PageAsync(filter(draw), null, Rows, cancellationToken));
        await MeasureAsync(clock, report, "anywhere: region", runs, draw => lists.PageAsync(Region(draw), (long)(newest * (draw.Below(1000) / 1000.0)), Rows, cancellationToken));
        await MeasureAsync(clock, report, "anywhere: word", runs, draw => lists.PageAsync(
            Word(CommitmentFilter.None, "太湖"), (long)(newest * (draw.Below(1000) / 1000.0)), Rows, cancellationToken));
        foreach (var (words, name) in Sentences.Searches.Take(6))
            await MeasureAsync(clock, report, $"by relevance: {name}", Math.Max(10, runs / 10), _ => search.PageAsync(Word(CommitmentFilter.None, words), null, Rows, cancellationToken));
        return report;
    }

    private static IEnumerable<(string Name, Func<Draw, CommitmentFilter> Filter)> Filters(IReadOnlyList<Guid> documents)
    {
        var none = CommitmentFilter.None;
        yield return ("no filter", _ => none);
        yield return ("region", Region);
        yield return ("theme", draw => Theme(none, draw));
        yield return ("kind", draw => none with { Kinds = [draw.From(Kinds)] });
        yield return ("actor", draw => none with { Actors = [draw.Of(50) ? "会议" : $"官员{draw.Below(4000)}"] });
        yield return ("document", draw => none with { Documents = [draw.From(documents)] });
        yield return ("status", draw => Status(none, draw));
        yield return ("review", draw => none with { Reviews = [draw.From(Reviews)] });
        yield return ("state", draw => none with { States = [draw.Of(50) ? CommitmentStates.Obsolete : CommitmentStates.Active] });
        yield return ("strength", draw => none with { Strengths = [draw.From(Strengths)] });
        yield return ("region + theme", draw => Theme(Region(draw), draw));
        yield return ("region + status", draw => Status(Region(draw), draw));
        foreach (var (words, name) in Sentences.Searches)
            yield return ($"word: {name}", _ => Word(none, words));
        yield return ("word 太湖 + region", draw => Word(Region(draw), "太湖"));
        yield return ("word 太湖 + status", draw => Word(Status(none, draw), "太湖"));
        yield return ("word 会议 + region", draw => Word(Region(draw), "会议"));
        yield return ("word 会议 + status", draw => Word(Status(none, draw), "会议"));
        yield return ("word 太湖 + region + theme + status", draw => Word(Status(Theme(Region(draw), draw), draw), "太湖"));
        yield return ("theme + status", draw => Status(Theme(none, draw), draw));
        yield return ("actor + kind", draw => none with { Actors = [$"官员{draw.Below(4000)}"], Kinds = [draw.From(Kinds)] });
    }

    private static CommitmentFilter Region(Draw draw) => CommitmentFilter.None with { Regions = [draw.Skewed(Regions)] };

    private static CommitmentFilter Theme(CommitmentFilter filter, Draw draw) => filter with { Themes = [draw.From(SeededRows.ThemeCodes)] };

    private static CommitmentFilter Status(CommitmentFilter filter, Draw draw) => filter with { Statuses = [draw.From(Statuses)] };

    private static CommitmentFilter Word(CommitmentFilter filter, string words) => filter with { Search = Extractor.Default.Search.Read(words) };

    private static async Task MeasureAsync<T>(Clock clock, Report report, string name, int runs, Func<Draw, Task<T>> read)
    {
        var draw = new Draw(7);
        var times = new List<double>();
        for (var run = -runs / 10; run < runs; run++)
        {
            var start = clock.Now;
            await read(draw);
            if (run >= 0)
                times.Add((clock.Now - start).TotalMilliseconds);
        }
        report.Add(name, times);
    }
}
