namespace Tracker.Persistence;

/// <summary>A page of keys, the newest first, out of ranges of indexes that are each read downwards.</summary>
internal static class NewestFirst
{
    /// <summary>The first rows of the union of each range's first rows, as many as <c>@rows</c> says.</summary>
    /// <param name="key">What the key is called.</param>
    /// <param name="column">The same as each range's own table has it.</param>
    /// <param name="ranges">SELECTs of the key, without an order.</param>
    public static string Union(string key, string column, IEnumerable<string> ranges, SqlDialect dialect)
    {
        var branches = ranges.Select((range, index) =>
            $"""
            SELECT {key} FROM (
            {range}
            ORDER BY {column} DESC
            {dialect.FirstRows("@rows")}
            ) b{index}
            """);
        return $"""
            SELECT {key} FROM (
            {string.Join("\nUNION\n", branches)}
            ) page
            ORDER BY {key} DESC
            {dialect.FirstRows("@rows")}
            """;
    }
}
