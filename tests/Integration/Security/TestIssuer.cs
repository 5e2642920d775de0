using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Tracker.Integration.Tests.Security;

/// <summary>An organisation's issuer of tokens on a socket of its own: OpenID Connect metadata, keys that it can change.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private RSA _pair = RSA.Create(2048);
    private int _number = 1;

    private TestIssuer(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>The settings that have the program trust it.</summary>
    public string[] Settings =>
        [$"--Tokens:Authority={Address}", "--Tokens:Audience=tracker", "--Tokens:Roles=staff=editor, heads=reviewer, office=admin, guests=reader"];

    public SigningCredentials Credentials => new(new RsaSecurityKey(_pair) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256);

    public byte[] PublicKey => _pair.ExportSubjectPublicKeyInfo();

    private string KeyId => $"key-{_number}";

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TestIssuer(builder.Build());
        issuer._app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = issuer.Address,
            jwks_uri = $"{issuer.Address}/keys",
            authorization_endpoint = $"{issuer.Address}/authorize",
        }));
        issuer._app.MapGet("/keys", () => Results.Json(new { keys = new[] { issuer.PublicJwk() } }));
        await issuer._app.StartAsync(TestContext.Current.CancellationToken);
        issuer.Address = issuer._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return issuer;
    }

    /// <summary>From now on it signs with another key, and knows the old one no more.</summary>
    public void ChangeKey()
    {
        _pair.Dispose();
        _pair = RSA.Create(2048);
        _number++;
    }

    /// <summary>A token as it should be, save for what the test changes about it.</summary>
    public (string Name, string Value) Token(string role, Action<SecurityTokenDescriptor>? change = null, string subject = "u-1", string name = "王芳")
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "tracker",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(10),
            SigningCredentials = Credentials,
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = name, ["roles"] = new[] { "everybody", role } },
        };
        change?.Invoke(descriptor);
        return Bearer(new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor));
    }

    public static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _pair.Dispose();
    }

    private object PublicJwk()
    {
        var parts = _pair.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId, n = Base64UrlEncoder.Encode(parts.Modulus), e = Base64UrlEncoder.Encode(parts.Exponent) };
    }
}
