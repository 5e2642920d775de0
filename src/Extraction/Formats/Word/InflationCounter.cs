namespace Tracker.Extraction.Formats.Word;

/// <summary>Counts the bytes that really come out of a packed part, whatever its header says.</summary>
internal sealed class InflationCounter(Stream inflated, InflationBudget budget) : Stream
{
    private int _sinceNode;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inflated.Read(buffer);
        budget.Spend(read);
        _sinceNode += read;
        return _sinceNode <= budget.MaxNodeBytes ? read : throw new InflationException();
    }

    /// <summary>Says that the XML reader goes on to the next node.</summary>
    public void BeginNode() => _sinceNode = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflated.Dispose();
        base.Dispose(disposing);
    }
}
