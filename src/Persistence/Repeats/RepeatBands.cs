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

    /// <summary>How many signatures are looked up at once; each is a dozen branches of one statement, of which SQLite takes 500.</summary>
    public const int MostSigned = 20;

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
    /// The keys of mentions that share a band with each of some signatures, its own among them. Later keys count too:
    /// documents that come at once get their keys in another order than their transactions.
    /// </summary>
    /// <param name="signed">At most <see cref="MostSigned"/>.</param>
    public static async Task<ILookup<long, long>> CandidatesAsync(Session session, IReadOnlyList<(long Mention, RepeatSignature Signature)> signed)
    {
        var parameters = new DynamicParameters();
        parameters.Add("rows", MostOfBand);
        var branches = signed.SelectMany((one, place) =>
        {
            var mention = string.Create(CultureInfo.InvariantCulture, $"m{place}");
            parameters.Add(mention, one.Mention);
            return Keys(one.Signature).Select((band, index) =>
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"b{place}_{index}");
                parameters.Add(name, band);
                return $"""
                    SELECT @{mention} AS Mention, mention_key AS Candidate FROM (
                    SELECT b.mention_key FROM repeat_band b WHERE b.band = @{name} ORDER BY b.mention_key DESC {session.Dialect.FirstRows("@rows")}
                    ) {name}
                    """;
            });
        });
        var rows = await session.QueryAsync<(long Mention, long Candidate)>(string.Join("\nUNION ALL\n", branches), parameters);
        return rows.Distinct().ToLookup(row => row.Mention, row => row.Candidate);
    }

    private static IEnumerable<long> Keys(RepeatSignature signature) => signature.Bands.Append(signature.Exact).Distinct();
}
