namespace Tracker.Extraction.Regions;

/// <summary>One place of the gazetteer.</summary>
/// <param name="Slug">Our own stable identifier: lower-case ASCII letters, digits and hyphens.</param>
/// <param name="Name">The official name in Simplified characters, as the annotation guideline writes it.</param>
/// <param name="NameHant">The official name in Traditional characters.</param>
/// <param name="NameEn">The English name; given down to prefectures.</param>
/// <param name="Level">A code of the open vocabulary of levels: country, province, prefecture, county, or the sort of cross-boundary place.</param>
/// <param name="Parent">The slug of the place that administers it.</param>
/// <param name="Codes">Its GB/T 2260 codes with the time each was valid.</param>
/// <param name="MemberOf">The slugs of the cross-boundary places it belongs to.</param>
public sealed record Region(
    string Slug,
    string Name,
    string NameHant,
    string? NameEn,
    string Level,
    string? Parent,
    IReadOnlyList<RegionCode> Codes,
    IReadOnlyList<string> MemberOf);

/// <summary>A GB/T 2260 code and the years it was in force; from 2016 on, at the end of the year.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="ValidFrom">First year it is known to be valid; null where earlier than our sources.</param>
/// <param name="ValidTo">Last year it is known to have been valid, which may be years before its end; null while it still is.</param>
public sealed record RegionCode(string Code, int? ValidFrom, int? ValidTo);
