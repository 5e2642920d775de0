using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Principals;

/// <summary>No principal is named so.</summary>
public sealed record UnknownAssignee(IReadOnlyList<string> Given) : Failure;

/// <summary>Reads the filter assignee: ids of principals, and me.</summary>
internal static class AssigneeFilter
{
    private const string Me = "me";

    /// <summary>Returns the ids, or why there are none.</summary>
    public static async Task<(IReadOnlyList<Guid> Ids, ProblemHttpResult? Problem)> ReadAsync(
        IReadOnlyList<string> given, PrincipalQueries principals, HttpContext context, CancellationToken cancellationToken)
    {
        if (given.Count == 0)
            return ([], null);
        var ids = new List<Guid>();
        if (given.Contains(Me, StringComparer.Ordinal))
        {
            // Without a key or token nobody is me.
            if (context.User.Role() is null)
            {
                context.RequestServices.GetRequiredService<Refusals>().SetUnauthenticated(context);
                return ([], TypedResults.Problem(ProblemCatalog.New(401, "unauthenticated", "A valid key or token is needed.",
                    "assignee=me needs a key or token, which tells who you are.")));
            }

            // Who has not written yet has no row, to which nothing can be assigned.
            var own = context.User.KnownPrincipalKey() is { } key ? await principals.FindAsync(key, cancellationToken) : null;
            ids.Add(own?.Id ?? Guid.Empty);
        }
        var others = given.Where(value => value != Me).ToList();
        var parsed = others.Where(value => Guid.TryParseExact(value, "D", out _)).Select(Guid.Parse).ToList();
        List<string> unknown =
        [
            .. others.Where(value => !Guid.TryParseExact(value, "D", out _)),
            .. (await principals.FindUnknownAsync(parsed, cancellationToken)).Select(id => id.ToString()),
        ];
        return unknown.Count > 0 ? ([], new UnknownAssignee(unknown).Problem()) : ([.. ids.Union(parsed)], null);
    }
}
