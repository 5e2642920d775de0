using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Principals;

internal static class PrincipalEndpoints
{
    public static void MapPrincipals(this RouteGroupBuilder api)
    {
        var principals = api.MapGroup("/principals").WithTags("Principals");

        principals.MapGet("", ListAsync).WithName("listPrincipals")
            .WithSummary("Who may write, newest first; for staff, to whom commitments can be assigned")
            .RequireAuthorization(Policies.Editor)
            .Fails(400);
    }

    private static async Task<Results<Ok<Page<StaffMember>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PrincipalListQuery query,
        IValidator<PrincipalListQuery> validator,
        PrincipalQueries principals,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var limit = query.Limit?.Value ?? PageLimit.Default;
        var before = query.Cursor is null ? null : PageCursor.Decode(query.Cursor, PrincipalListQuery.Scope, 1).Keys;
        var rows = await principals.PageAsync(before?[0], limit + 1, cancellationToken);
        var own = context.User.KnownPrincipalKey();
        return TypedResults.Ok(Page.From(
            rows, limit, row => StaffMember.From(row, own), row => PageCursor.Encode(PrincipalListQuery.Scope, row.Key), context));
    }
}

/// <summary>A person or program that may write.</summary>
/// <param name="Id">Public id; assignment and the filter assignee take it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Role">reader, editor, reviewer or admin; open vocabulary.</param>
/// <param name="IsMe">Whether it is the caller.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record StaffMember(Guid Id, string Name, string Role, bool IsMe, DateTimeOffset CreatedAt)
{
    public static StaffMember From(PrincipalRow row, long? own) => new(row.Id, row.Name, row.Role, row.Key == own, row.CreatedAt);
}

/// <summary>What GET /principals can be asked.</summary>
internal sealed record PrincipalListQuery(
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    public const string Scope = "principals";

    internal sealed class Validator : AbstractValidator<PrincipalListQuery>
    {
        public Validator()
        {
            RuleFor(query => query.Limit).PageLimit();
            RuleFor(query => query.Cursor).CursorOf(_ => Scope, keys: 1);
        }
    }
}
