using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Tracker.Extraction.Regions;

/// <summary>All known places and how they contain each other.</summary>
public sealed class Gazetteer
{
    private readonly FrozenDictionary<string, Region> _bySlug;
    private readonly FrozenDictionary<string, Region> _byCode;

    public Gazetteer(IReadOnlyList<Region> regions)
    {
        Regions = regions;
        _bySlug = regions.ToFrozenDictionary(region => region.Slug, StringComparer.Ordinal);

        // A code that was given out twice finds its latest holder.
        _byCode = regions
            .SelectMany(region => region.Codes.Select(code => (code, region)))
            .GroupBy(pair => pair.code.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.MaxBy(pair => pair.code.ValidTo ?? int.MaxValue).region,
                StringComparer.Ordinal);
    }

    public IReadOnlyList<Region> Regions { get; }

    /// <summary>Finds a place by its slug or by any GB/T 2260 code it ever had.</summary>
    public bool TryFind(string slugOrCode, [NotNullWhen(true)] out Region? region) =>
        _bySlug.TryGetValue(slugOrCode, out region) || _byCode.TryGetValue(slugOrCode, out region);

    /// <summary>The place itself and everything that administers it, nearest first; never 全国, which is parent of nothing.</summary>
    public IReadOnlyList<string> SelfAndAdministrators(string slug)
    {
        var chain = new List<string>();
        for (var next = slug; next is not null; next = _bySlug[next].Parent)
            chain.Add(next);
        return chain;
    }

    /// <summary>The larger places that contain it: its administrators, and every cross-boundary place it or they belong to.</summary>
    public IReadOnlyList<string> Containing(string slug)
    {
        var found = new List<string>();
        var pending = new Queue<string>([slug]);
        while (pending.TryDequeue(out var place))
        {
            var region = _bySlug[place];
            var larger = region.Parent is null ? region.MemberOf : [region.Parent, .. region.MemberOf];
            foreach (var next in larger.Where(next => !found.Contains(next)))
            {
                found.Add(next);
                pending.Enqueue(next);
            }
        }
        return found;
    }
}
