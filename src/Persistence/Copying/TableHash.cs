using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Persistence.Copying;

/// <summary>
/// SHA-256 over the rows of a table in key order, the same for the same rows on any engine: each value with its kind and
/// its length before it, so that no two tables of different values run together to the same bytes.
/// </summary>
internal sealed class TableHash : IDisposable
{
    private const int FlushAt = 64 * 1024;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);

    public void Add(object?[] row)
    {
        foreach (var value in row)
        {
            switch (value)
            {
                case null:
                    Begin('n', 0);
                    break;
                case long integer:
                    Begin('i', sizeof(long));
                    BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), integer);
                    break;
                case double real:
                    Begin('r', sizeof(double));
                    BinaryPrimitives.WriteDoubleBigEndian(Take(sizeof(double)), real);
                    break;
                case string text:
                    Begin('t', Encoding.UTF8.GetByteCount(text));
                    Encoding.UTF8.GetBytes(text, _buffer);
                    break;
                case byte[] bytes:
                    Begin('b', bytes.Length);
                    _buffer.Write(bytes);
                    break;
                default:
                    throw new ArgumentException($"No row has a {value.GetType()}.", nameof(row));
            }
            if (_buffer.WrittenCount >= FlushAt)
                Flush();
        }
    }

    /// <summary>The hash of all rows so far, in hexadecimal; the next begins anew.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Begin(char kind, int length)
    {
        Take(1)[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), length);
    }

    private Span<byte> Take(int length)
    {
        var span = _buffer.GetSpan(length)[..length];
        _buffer.Advance(length);
        return span;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
