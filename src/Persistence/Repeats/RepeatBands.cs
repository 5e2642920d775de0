using System.Globalization;
using Dapper;
using Tracker.Extraction.Repeats;

namespace Tracker.Persistence.Repeats;

/// <summary>The index under which mentions of like wording are found.</summary>
internal static class RepeatBands
{
    /// <summary>
    /// How many mentions of a band are looked at, the newest first: a set phrase that stands in thousands of reports
    /// must not make each further one cost more. What is lost: among those thousands, the older ones.
    /// </summary>
    private const int MostOfBand = 32;

    /// <summary>Writes a mention's keys, in the place of those it had.</summary>
    /// <param name="isNew">Whether it had none.</param>
    public static async Task WriteAsync(Session session, IReadOnlyList<(long Mention, RepeatSignature Signature)> signed, bool isNew)
    {
        if (!isNew)
            await session.ExecuteEachAsync("DELETE FROM repeat_band WHERE mention_key = @Mention", signed.Select(one => new { one.Mention }));
        await session.ExecuteEachAsync(
            "INSERT INTO repeat_band (band, mention_key) VALUES (@Band, @Mention)",
            signed.SelectMany(one => Keys(one.Signature).Select(band => new { Band = band, one.Mention })));
        await session.ExecuteEachAsync(
            "UPDATE mention SET signature_version = @Version WHERE mention_key = @Mention",
            signed.Select(one => new { one.Signature.Version, one.Mention }));
    }

    /// <summary>
    /// The keys of mentions that share a band with a signature, its own among them. Later keys count too: documents that
    /// come at once get their keys in another order than their transactions.
    /// </summary>
    public static async Task<IReadOnlyList<long>> CandidatesAsync(Session session, RepeatSignature signature)
    {
        var parameters = new DynamicParameters();
        parameters.Add("rows", MostOfBand);
        var branches = Keys(signature).Select((band, index) =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"b{index}");
            parameters.Add(name, band);
            return $"""
                SELECT mention_key FROM (
                SELECT b.mention_key FROM repeat_band b WHERE b.band = @{name} ORDER BY b.mention_key DESC {session.Dialect.FirstRows("@rows")}
                ) {name}
                """;
        });
        return await session.QueryAsync<long>(string.Join("\nUNION\n", branches), parameters);
    }

    private static IEnumerable<long> Keys(RepeatSignature signature) => signature.Bands.Append(signature.Exact).Distinct();
}
