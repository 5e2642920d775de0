using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Problems;

/// <summary>The versions that an If-Match header accepts.</summary>
/// <param name="Version">Null stands for <c>*</c>: any version, as long as the resource is there.</param>
internal sealed record IfMatch(int? Version);

/// <summary>Versions of resources as strong entity tags.</summary>
internal static class EntityTags
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads If-Match, or tells that it is missing or no tag of ours.</summary>
    public static (IfMatch? IfMatch, Failure? Failure) IfMatch(HttpRequest request, string resource)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return (null, new PreconditionMissing(resource));
        if (EntityTagHeaderValue.TryParse(header.ToString(), out var tag))
        {
            if (tag.Equals(EntityTagHeaderValue.Any))
                return (new IfMatch((int?)null), null);
            if (!tag.IsWeak && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                return (new IfMatch(version), null);
        }
        return (null, new InvalidInput(
            [new InputError("If-Match", "notAnEntityTag", $"'{header}' is not an ETag of a {resource}; send it as it came, as in \"3\".")]));
    }
}
