namespace Tracker.Api;

/// <summary>Where the API's current version stands.</summary>
internal static class ApiRoot
{
    public const string Path = "/api/v1";
}
