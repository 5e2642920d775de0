using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Problems;

/// <summary>The versions that an If-Match header accepts.</summary>
/// <param name="Versions">Null stands for <c>*</c>: any version, as long as the resource is there.</param>
internal sealed record IfMatch(IReadOnlyList<int>? Versions);

/// <summary>
/// Strong entity tags: a resource's version, as in <c>"3"</c>, where every change of what it shows counts as one;
/// otherwise with a hash of what it shows behind, as in <c>"3.1f0c…"</c>. If-Match compares the version alone, so that a
/// change elsewhere, such as of an article's publisher, hinders nobody.
/// </summary>
internal static class EntityTags
{
    private const char HashFollows = '.';
    private const int HashBytes = 12;

    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <param name="representation">What is shown, which may change without the version.</param>
    public static string Of<T>(int version, T representation, JsonSerializerOptions json)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(representation, json));
        return string.Create(
            CultureInfo.InvariantCulture, $"\"{version}{HashFollows}{Convert.ToHexStringLower(hash.AsSpan(0, HashBytes))}\"");
    }

    /// <summary>Sends the tag along, and answers 304 instead where the caller has what it names.</summary>
    public static StatusCodeHttpResult? NotModified(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        return IsKnown(context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : null;
    }

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
    private static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));

    private static int? VersionOf(EntityTagHeaderValue tag) =>
        !tag.IsWeak && int.TryParse(VersionPart(tag.Tag.AsSpan().Trim('"')), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    private static ReadOnlySpan<char> VersionPart(ReadOnlySpan<char> tag) =>
        tag.IndexOf(HashFollows) is var end and > 0 ? tag[..end] : tag;
}
