using Microsoft.AspNetCore.Authentication;
using Tracker.Persistence;

namespace Tracker.Api.Security;

/// <summary>Who may do what, by role; each role may do what those below it may.</summary>
internal static class Policies
{
    public const string Editor = Roles.Editor;
    public const string Admin = Roles.Admin;

    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<LocalDevelopment>();

        // AddAuthentication would bring a key ring for cookies along, kept on disk; there are no cookies here.
        services.AddAuthenticationCore(options => options.DefaultScheme = ApiKeyAuthentication.SchemeName);
        services.AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Editor, policy => policy.RequireRole(AtLeast(Roles.Editor)))
            .AddPolicy(Admin, policy => policy.RequireRole(AtLeast(Roles.Admin)));
    }

    private static IEnumerable<string> AtLeast(string role) => Roles.All.SkipWhile(lower => lower != role);
}
