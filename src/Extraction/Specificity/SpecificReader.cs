using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;
using Tracker.Extraction.Targets;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Specificity;

/// <summary>Tells what a commitment names that somebody could check.</summary>
internal sealed class SpecificReader(LexiconFiles files, ScriptFold fold, WordIndex index)
{
    private readonly SpecificWords _words = new(files, fold, index);

    /// <returns>The kinds named, in the order of <see cref="SpecificKinds.All"/>; none where all is general.</returns>
    public IReadOnlyList<Specific> Read(
        CommitmentSentence sentence, IReadOnlyList<RegionLink> regions, IReadOnlyList<TextSpan> bodies, IReadOnlyList<Target> targets)
    {
        var found = new List<Specific>();
        Add(found, SpecificKinds.Project, Projects(sentence, regions));
        Add(found, SpecificKinds.Place, Places(regions));
        Add(found, SpecificKinds.Body, Bodies(sentence, bodies));
        Add(found, SpecificKinds.Number, targets.Select(target => new SpecificEvidence(target.Text, target.Span)));
        return found;
    }

    private static void Add(List<Specific> found, string kind, IEnumerable<SpecificEvidence> evidence)
    {
        var all = evidence.Distinct().ToList();
        if (all.Count > 0)
            found.Add(new Specific(kind, all));
    }

    private List<SpecificEvidence> Projects(CommitmentSentence sentence, IReadOnlyList<RegionLink> regions)
    {
        var reading = sentence.Outline.Reading;
        var projects = new List<SpecificEvidence>();
        var end = sentence.Scope.Start;
        foreach (var match in sentence.Scan.Inside(WordUse.Specificity, sentence.Scope))
        {
            // Of words that lie in each other the first and longest counts.
            if (match.Start < end || ProjectAt(sentence, regions, match) is not { } start)
                continue;
            projects.Add(Evidence(reading, new TextSpan(start, match.End)));
            end = match.End;
        }

        return projects;
    }

    // Where the name begins that the word is, or ends; null where nothing names it (重大项目).
    private int? ProjectAt(CommitmentSentence sentence, IReadOnlyList<RegionLink> regions, WordMatch match)
    {
        var folded = sentence.Outline.Reading.Folded;
        if (_words[match.Entry] == SpecificWord.Project)
            return match.Start;
        if (_words[match.Entry] == SpecificWord.TitleEnd)
            return SpecificWords.TitleStart(folded, sentence.Scope.Start, match.End);
        return SpecificWords.QuotedStart(folded, sentence.Scope.Start, match.Start)
            ?? SpecificWords.NumberedStart(folded, sentence.Scope.Start, match.Start)
            ?? (_words[match.Entry] == SpecificWord.Ending ? PlacedStart(sentence, regions, match) : null);
    }

    // 通州湾|新出海口工程: a place, and nothing between that ends a phrase.
    private int? PlacedStart(CommitmentSentence sentence, IReadOnlyList<RegionLink> regions, WordMatch match)
    {
        var reading = sentence.Outline.Reading;
        var start = _words.PhraseStart(reading.Folded, sentence.Scope.Start, match.Start);
        for (var at = start; at < match.Start; at++)
        {
            var place = reading.ToSource(new TextSpan(at, at + 1)).Start;
            foreach (var region in regions)
            {
                if (region is { Basis: RegionBases.Named, Span: { } span } && span.Start == place && IsName(region))
                    return at;
            }
        }

        return null;
    }

    private IEnumerable<SpecificEvidence> Places(IReadOnlyList<RegionLink> regions)
    {
        foreach (var region in regions)
        {
            if (region is { Basis: RegionBases.Named, Span: { } span } && IsName(region))
                yield return new SpecificEvidence(region.Words, span);
        }
    }

    private IEnumerable<SpecificEvidence> Bodies(CommitmentSentence sentence, IReadOnlyList<TextSpan> bodies)
    {
        var reading = sentence.Outline.Reading;
        foreach (var body in bodies)
        {
            if (!_words.IsGeneral(reading.Folded.AsSpan(body.Start, body.Length)) && _words.IsBody(reading.Folded.AsSpan(body.Start, body.Length)))
                yield return Evidence(reading, body);
        }

        foreach (var body in _words.LeadingBodies(reading.Folded, sentence.Scope))
            yield return Evidence(reading, body);
    }

    private bool IsName(RegionLink region) =>
        region.Region != _words.Country && !_words.IsGeneral(region.Words);

    private static SpecificEvidence Evidence(Reading reading, TextSpan span) => new(span.Slice(reading.Text), reading.ToSource(span));
}
