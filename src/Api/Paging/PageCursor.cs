using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Api.Paging;

/// <summary>
/// Where a walk through a list stands: the sort keys of the last row seen, bound to the list and its filters. Opaque on
/// the wire, never expires. A checksum tells a damaged one; it needs no secret, because a forged one opens nothing that
/// the same query without a cursor would not show.
/// </summary>
public static class PageCursor
{
    private const byte Version = 1;
    private const int ScopeLength = 8;
    private const int ChecksumLength = 4;

    /// <param name="scope">The list and its filters in canonical form.</param>
    public static string Encode(string scope, params ReadOnlySpan<long> keys)
    {
        var bytes = new byte[1 + ScopeLength + (keys.Length * sizeof(long)) + ChecksumLength];
        bytes[0] = Version;
        ScopeHash(scope).CopyTo(bytes.AsSpan(1));
        for (var i = 0; i < keys.Length; i++)
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1 + ScopeLength + (i * sizeof(long))), keys[i]);
        Checksum(bytes).CopyTo(bytes.AsSpan(bytes.Length - ChecksumLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Returns the keys, or why the cursor cannot be used.</summary>
    public static (long[]? Keys, CursorFault? Fault) Decode(string cursor, string scope, int keys)
    {
        if (!Base64Url.IsValid(cursor))
            return (null, CursorFault.Malformed);
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < 1 + ScopeLength + ChecksumLength
            || bytes[0] != Version
            || !bytes.AsSpan(bytes.Length - ChecksumLength).SequenceEqual(Checksum(bytes)))
        {
            return (null, CursorFault.Malformed);
        }
        if (bytes.Length != 1 + ScopeLength + (keys * sizeof(long)) + ChecksumLength
            || !bytes.AsSpan(1, ScopeLength).SequenceEqual(ScopeHash(scope)))
        {
            return (null, CursorFault.OtherQuery);
        }
        var values = new long[keys];
        for (var i = 0; i < keys; i++)
            values[i] = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1 + ScopeLength + (i * sizeof(long))));
        return (values, null);
    }

    private static ReadOnlySpan<byte> ScopeHash(string scope) => SHA256.HashData(Encoding.UTF8.GetBytes(scope)).AsSpan(0, ScopeLength);

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> bytes) =>
        SHA256.HashData(bytes[..^ChecksumLength]).AsSpan(0, ChecksumLength);
}

public enum CursorFault
{
    /// <summary>Not a cursor of this API, or damaged.</summary>
    Malformed,

    /// <summary>From a query with other filters.</summary>
    OtherQuery,
}
