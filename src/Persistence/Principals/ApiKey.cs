using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Persistence.Principals;

/// <summary>
/// An API key: <c>tracker_</c>, eight digits to look it up by, 256 random bits and a checksum that tells a slip of the
/// hand from a wrong key without asking the database. All lower-case hexadecimal.
/// </summary>
public sealed class ApiKey
{
    /// <summary>What every key begins with.</summary>
    public const string Scheme = "tracker_";

    private const int PrefixLength = 8;
    private const int SecretLength = 64;
    private const int ChecksumLength = 8;
    private const int Length = PrefixLength + SecretLength + ChecksumLength;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string _value;

    private ApiKey(string value) => _value = value;

    /// <summary>The digits that name the key, and are no secret.</summary>
    public string Prefix => _value.Substring(Scheme.Length, PrefixLength);

    /// <summary>What the database keeps. The secret is random, so a plain hash cannot be searched.</summary>
    public string Hash => Sha256(_value);

    public static ApiKey New()
    {
        var body = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes((PrefixLength + SecretLength) / 2));
        return new ApiKey(Scheme + body + Checksum(body));
    }

    public static bool TryParse(string value, [NotNullWhen(true)] out ApiKey? key)
    {
        var wellFormed = value.Length == Scheme.Length + Length
            && value.StartsWith(Scheme, StringComparison.Ordinal)
            && value.AsSpan(Scheme.Length).IndexOfAnyExcept(Digits) < 0
            && value.EndsWith(Checksum(value[Scheme.Length..^ChecksumLength]), StringComparison.Ordinal);
        key = wellFormed ? new ApiKey(value) : null;
        return wellFormed;
    }

    /// <summary>The digits that name a key, whether it is given by them, by its beginning or whole.</summary>
    public static string PrefixOf(string name)
    {
        var digits = name.StartsWith(Scheme, StringComparison.Ordinal) ? name[Scheme.Length..] : name;
        return digits[..Math.Min(digits.Length, PrefixLength)];
    }

    /// <summary>The key itself, for the one time that it is shown.</summary>
    public string Reveal() => _value;

    /// <summary>Safe to log: the prefix alone.</summary>
    public override string ToString() => $"{Scheme}{Prefix}…";

    private static string Checksum(string body) => Sha256(body)[..ChecksumLength];

    private static string Sha256(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(value)));
}
