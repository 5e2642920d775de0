namespace Tracker.Api.Hosting;

/// <summary>Settings of the section <c>Samples</c>.</summary>
public sealed class SampleOptions
{
    public const string Section = "Samples";

    /// <summary>Whether an empty database is filled with the reports that come with the program.</summary>
    public bool Load { get; set; }
}
