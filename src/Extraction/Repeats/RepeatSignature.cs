namespace Tracker.Extraction.Repeats;

/// <summary>
/// The keys under which a mention is looked up: two mentions that share one are compared, others never are. They depend
/// on the wording alone and are the same on every machine; another <see cref="Version"/> makes others.
/// </summary>
/// <param name="Version">Of the algorithm and of the words it uses.</param>
/// <param name="Exact">A hash of the whole wording: equal for equal wordings.</param>
/// <param name="Bands">Hashes of bands of a MinHash over the telling shingles, and one for each of the rarest-hashed runs of a clause.</param>
public sealed record RepeatSignature(long Version, long Exact, IReadOnlyList<long> Bands);
