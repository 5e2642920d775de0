using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Tracker.Extraction;
using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Bench.Extraction;

/// <summary>
/// The whole extraction, bytes to linked mentions, on one thread, beside two yardsticks over the same texts: one vector
/// search for all lexicon strings, and a regular expression that alternates the cue words (modals, futures, frames,
/// decisions), compiled, as one would ordinarily write it.
/// </summary>
[MemoryDiagnoser]
public class ExtractionBenchmarks
{
    private const int WarmingMegabytes = 200;
    private const CueClasses Cues = CueClasses.Modal | CueClasses.Future | CueClasses.Frame | CueClasses.Decision;
    private IReadOnlyList<byte[]> _files = [];
    private SearchValues<string> _lexicon = SearchValues.Create([], StringComparison.Ordinal);
    private Regex _cues = new("", RegexOptions.None);

    /// <summary>UTF-8 megabytes of text.</summary>
    [Params(1, 10, 100)]
    public int Megabytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // The run-time compiler recompiles what runs often; a megabyte is over before it has done so.
        _files = Corpus.OfMegabytes(WarmingMegabytes);
        Extract();
        _files = Corpus.OfMegabytes(Megabytes);
        _lexicon = SearchValues.Create([.. Extractor.Default.Words.All], StringComparison.Ordinal);
        var cues = Extractor.Default.Words.For(WordUse.Commitments, entry => ((CueClasses)entry & Cues) != 0);
        _cues = new Regex(string.Join('|', cues.OrderByDescending(word => word.Length).Select(Regex.Escape)), RegexOptions.Compiled);
    }

    [Benchmark(Baseline = true)]
    public int Extract()
    {
        var mentions = 0;
        foreach (var file in _files)
            mentions += Extractor.Default.Extract(Encoding.UTF8.GetString(file), DocumentHints.None).Mentions.Count;
        return mentions;
    }

    [Benchmark]
    public int SearchValuesScan()
    {
        var finds = 0;
        foreach (var file in _files)
        {
            var rest = Encoding.UTF8.GetString(file).AsSpan();
            for (var at = rest.IndexOfAny(_lexicon); at >= 0; at = rest.IndexOfAny(_lexicon))
            {
                finds++;
                rest = rest[(at + 1)..];
            }
        }
        return finds;
    }

    [Benchmark]
    public int RegexAlternation()
    {
        var finds = 0;
        foreach (var file in _files)
            finds += _cues.Count(Encoding.UTF8.GetString(file));
        return finds;
    }
}
