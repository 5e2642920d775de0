namespace Tracker.Api.Security;

/// <summary>Settings of the section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Whether everybody may read; otherwise reading needs the role reader.</summary>
    public bool OpenReading { get; set; } = true;
}
