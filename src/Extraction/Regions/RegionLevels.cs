namespace Tracker.Extraction.Regions;

/// <summary>The codes of the open vocabulary of levels.</summary>
public static class RegionLevels
{
    public const string Country = "country";
    public const string Province = "province";
    public const string Prefecture = "prefecture";
    public const string County = "county";

    /// <summary>A named group of places: 长三角, 京津冀.</summary>
    public const string Group = "region";

    /// <summary>The land along a river or around a lake.</summary>
    public const string Basin = "basin";

    /// <summary>A zone with tasks of its own: 临港新片区.</summary>
    public const string Zone = "zone";

    public const string MetropolitanArea = "metropolitanArea";
}
