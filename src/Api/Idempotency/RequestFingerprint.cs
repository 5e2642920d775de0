using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Tracker.Api.Idempotency;

/// <summary>Tells whether two requests ask for the same: their method, address, media type and body.</summary>
internal static class RequestFingerprint
{
    /// <summary>Reads the body, and puts it back for who reads it next.</summary>
    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        request.Body = new MemoryStream(body.GetBuffer(), 0, (int)body.Length, writable: false);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{type?.MediaType.Value?.ToUpperInvariant()}\n"));
        var boundary = type?.Boundary is { Length: > 0 } quoted ? HeaderUtilities.RemoveQuotes(quoted).Value : null;
        AppendBody(hash, body.GetBuffer().AsSpan(0, (int)body.Length), boundary is null ? [] : Encoding.Latin1.GetBytes("--" + boundary));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A form's boundary is made anew by who sends it again, so it does not count.</summary>
    private static void AppendBody(IncrementalHash hash, ReadOnlySpan<byte> body, ReadOnlySpan<byte> boundary)
    {
        while (boundary.Length > 0 && body.IndexOf(boundary) is var at and >= 0)
        {
            hash.AppendData(body[..at]);
            hash.AppendData("--"u8);
            body = body[(at + boundary.Length)..];
        }
        hash.AppendData(body);
    }
}
