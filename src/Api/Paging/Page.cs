using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Tracker.Api.Paging;

/// <summary>One page of a list. Rows that stay unchanged during a walk appear in it exactly once.</summary>
/// <param name="Items">The rows; fewer than the limit do not mean the end.</param>
/// <param name="Limit">The limit in force.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last one.</param>
/// <param name="NextLink">The address of the next page; absent on the last one.</param>
public record Page<T>(
    IReadOnlyList<T> Items,
    int Limit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextCursor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextLink);

internal static class Page
{
    /// <summary>Cuts one row more than the limit back to a page, and points at the next one in body and header.</summary>
    /// <param name="cursor">Makes the cursor that follows a row.</param>
    public static Page<T> From<TRow, T>(
        IReadOnlyList<TRow> rows, int limit, Func<TRow, T> item, Func<TRow, string> cursor, HttpContext context)
    {
        if (rows.Count <= limit)
            return new Page<T>([.. rows.Select(item)], limit, null, null);
        var next = cursor(rows[limit - 1]);
        var link = NextLink(context.Request, next);
        context.Response.Headers.Link = $"<{link}>; rel=\"next\"";
        return new Page<T>([.. rows.Take(limit).Select(item)], limit, next, link);
    }

    private static string NextLink(HttpRequest request, string cursor)
    {
        var parameters = request.Query
            .Where(parameter => parameter.Key != "cursor")
            .SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value))
            .Append(KeyValuePair.Create<string, string?>("cursor", cursor));
        return QueryHelpers.AddQueryString(
            UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path), parameters);
    }
}
