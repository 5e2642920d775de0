namespace Tracker.Extraction.Themes;

/// <summary>One of the fields of policy commitments are sorted by.</summary>
public sealed record Theme(string Code, string NameHans, string NameHant, string NameEn);
