using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Tracker.Api.Problems;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>A secret stands in the request's address.</summary>
public sealed record SecretInAddress : Failure;

/// <summary>
/// Refuses a key or token in an address, which proxies, histories and logs keep, whether it is valid or not; and takes it
/// out of the request, so that ours do not.
/// </summary>
internal static partial class KeysInAddresses
{
    private const string TokenStart = "eyJ";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly string[] Names = ["access_token", "api_key", "apikey", "api-key", ApiKeyAuthentication.Header];

    public static void UseKeysInAddresses(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Tracker.Security");
        app.Use((context, next) =>
        {
            if (!HasSecret(context.Request))
                return next(context);
            if (KeyIn(context.Request) is { } key)
                Log.KeyBurnt(logger, key.Prefix);
            Forget(context);
            context.RequestServices.GetRequiredService<FailedAttempts>().Count(context.Connection.RemoteIpAddress);
            return new SecretInAddress().Problem().ExecuteAsync(context);
        });
    }

    private static bool HasSecret(HttpRequest request) =>
        LooksLikeKey(request.Path.Value)
        || LooksLikeKey(request.QueryString.Value)
        || request.Query.Any(parameter =>
            Names.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase)
            || LooksLikeKey(parameter.Key)
            || parameter.Value.Any(value => LooksLikeKey(value) || LooksLikeToken(value)));

    /// <summary>Also a part of a key: it may have been cut or have a character too many.</summary>
    private static bool LooksLikeKey(string? text)
    {
        const int DigitsThatTell = 16;
        var at = text?.IndexOf(ApiKey.Scheme, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at >= 0 && text!.AsSpan(at + ApiKey.Scheme.Length) is { Length: >= DigitsThatTell } rest
            && !rest[..DigitsThatTell].ContainsAnyExcept(Digits);
    }

    // Three parts, the first of which is the JSON of a header: {"
    private static bool LooksLikeToken(string? text) =>
        text is not null && text.StartsWith(TokenStart, StringComparison.Ordinal) && text.AsSpan().Count('.') == 2;

    private static ApiKey? KeyIn(HttpRequest request)
    {
        foreach (var value in request.Query.SelectMany(parameter => parameter.Value))
        {
            if (value is not null && ApiKey.TryParse(value, out var key))
                return key;
        }
        return null;
    }

    private static void Forget(HttpContext context)
    {
        context.Request.Path = "/";
        context.Request.QueryString = QueryString.Empty;
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/";
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A key came in an address and must be considered burnt: tracker keys revoke {Prefix}")]
        public static partial void KeyBurnt(ILogger logger, string prefix);
    }
}
