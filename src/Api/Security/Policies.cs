using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Tracker.Persistence;

namespace Tracker.Api.Security;

/// <summary>Who may do what, by role; each role may do what those below it may.</summary>
internal static class Policies
{
    /// <summary>On every operation: to read, everybody's or the reader's right, by setting; nobody's with a wrong key or token.</summary>
    public const string Reading = "reading";
    public const string Editor = Roles.Editor;
    public const string Reviewer = Roles.Reviewer;
    public const string Admin = Roles.Admin;

    public static void AddPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder().AddPolicy(Reading, policy => policy.AddRequirements(new MayRead()));
        foreach (var role in new[] { Editor, Reviewer, Admin })
            policies.AddPolicy(role, policy => policy.RequireRole(AtLeast(role)));
        services.AddSingleton<IAuthorizationHandler, ReadingHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler>(provider => provider.GetRequiredService<Refusals>());
    }

    private static IEnumerable<string> AtLeast(string role) => Roles.All.SkipWhile(lower => lower != role);

    private sealed class MayRead : IAuthorizationRequirement;

    private sealed class ReadingHandler(IOptions<SecurityOptions> options) : AuthorizationHandler<MayRead>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MayRead requirement)
        {
            // Who sends a key that does not hold shall hear so, and not read on as a stranger unawares.
            var cameWithWrongKey = context.Resource is HttpContext http && (await http.AuthenticateAsync()).Failure is not null;
            if (!cameWithWrongKey && (options.Value.OpenReading || context.User.Role() is not null))
                context.Succeed(requirement);
        }
    }
}
