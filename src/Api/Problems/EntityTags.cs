using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Problems;

/// <summary>The versions that an If-Match header accepts.</summary>
/// <param name="Versions">Null stands for <c>*</c>: any version, as long as the resource is there.</param>
internal sealed record IfMatch(IReadOnlyList<int>? Versions);

/// <summary>Versions of resources as strong entity tags.</summary>
internal static class EntityTags
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads If-Match, or tells that it is missing or malformed.</summary>
    public static (IfMatch? IfMatch, Failure? Failure) IfMatch(HttpRequest request, string resource)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return (null, new PreconditionMissing(resource));
        if (EntityTagHeaderValue.TryParseStrictList(header, out var tags))
        {
            if (tags is [var only] && only.Equals(EntityTagHeaderValue.Any))
                return (new IfMatch((IReadOnlyList<int>?)null), null);

            // A weak tag, and one that we never gave, is no version of the resource: it fails the condition (RFC 9110, 13.1.1).
            if (tags.Count > 0)
                return (new IfMatch([.. tags.Select(VersionOf).OfType<int>()]), null);
        }
        return (null, new InvalidInput(
            [new InputError("If-Match", "notAnEntityTag", $"'{header}' is no entity tag; send the ETag of the {resource} as it came, as in \"3\".")]));
    }

    /// <summary>Says whether the caller has what a tag names already, by If-None-Match.</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));

    private static int? VersionOf(EntityTagHeaderValue tag) =>
        !tag.IsWeak && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
