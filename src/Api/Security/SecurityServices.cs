using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>Puts together who calls, who may do what, and how much of it.</summary>
internal static class SecurityServices
{
    private const string AnyScheme = "Tracker";

    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<LocalDevelopment>();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<KeyUseRecords>();
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());
        services.AddSingleton<KeyCheck>();
        services.AddSingleton<TokenPrincipals>();
        services.AddSingleton<Refusals>();

        // AddAuthentication would bring a key ring for cookies along, kept on disk; there are no cookies here.
        services.AddAuthenticationCore(options => options.DefaultScheme = AnyScheme);
        services.AddWebEncoders();
        var schemes = new AuthenticationBuilder(services);
        schemes.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        schemes.AddTokens();
        schemes.AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = SchemeOf);
        services.AddPolicies();
        services.AddRateLimits();
    }

    /// <summary>In their order: who calls, whether it is too much, whether they may, and which row is theirs.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(KnowBearerAsync);
    }

    private static string SchemeOf(HttpContext context) =>
        TokenAuthentication.IsIn(context.Request)
        && context.Request.Headers[ApiKeyAuthentication.Header].Count == 0
        && context.RequestServices.GetRequiredService<IOptions<TokenOptions>>().Value.AreTaken
            ? TokenAuthentication.SchemeName
            : ApiKeyAuthentication.SchemeName;

    /// <summary>Who comes with a token gets a row of their own with the first write that they are allowed.</summary>
    private static async Task KnowBearerAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.Bearer() is { } bearer)
        {
            var principals = context.RequestServices.GetRequiredService<TokenPrincipals>();
            var key = HttpMethods.IsGet(context.Request.Method)
                ? await principals.FindAsync(bearer, context.RequestAborted)
                : await principals.EnsureAsync(bearer, context.RequestAborted);
            if (key is { } known)
                context.User.Know(known);
        }
        await next(context);
    }
}
