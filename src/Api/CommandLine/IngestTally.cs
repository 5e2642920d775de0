using System.Globalization;
using Tracker.Persistence.Documents;

namespace Tracker.Api.CommandLine;

/// <summary>What became of one file: taken in, or the reason why not.</summary>
internal sealed record FileOutcome(IngestOutcome? Outcome, string? Fault);

/// <summary>Counts what became of the files; safe to use from several threads.</summary>
internal sealed class IngestTally
{
    private readonly Lock _gate = new();
    private readonly List<(string Path, string Reason)> _failures = [];
    private int _new;
    private int _known;
    private int _mentions;

    public IReadOnlyList<(string Path, string Reason)> Failures => _failures;

    /// <summary>Returns how many files are done.</summary>
    public int Add(ReportFile file, FileOutcome result)
    {
        lock (_gate)
        {
            switch (result)
            {
                case { Outcome: { Created: true } created }:
                    _new++;
                    _mentions += created.Mentions;
                    break;
                case { Outcome: not null }:
                    _known++;
                    break;
                default:
                    _failures.Add((file.Path, result.Fault ?? "unreadable"));
                    break;
            }
            return _new + _known + _failures.Count;
        }
    }

    public void Fail(string path, string reason) => _failures.Add((path, reason));

    public string Summary(TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_new} new, {_known} known, {_failures.Count} failed; {_mentions} commitments found in {elapsed.TotalSeconds:0.0} s");
}
