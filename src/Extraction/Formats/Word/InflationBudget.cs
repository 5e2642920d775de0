namespace Tracker.Extraction.Formats.Word;

/// <summary>What all parts of a package may inflate to together.</summary>
/// <param name="maxBytes">In all.</param>
/// <param name="maxNodeBytes">For one tag or text, since an XML reader holds each of them as a whole.</param>
internal sealed class InflationBudget(long maxBytes, int maxNodeBytes)
{
    private long _inflated;

    public long MaxBytes => maxBytes;

    public int MaxNodeBytes => maxNodeBytes;

    /// <exception cref="InflationException">It is used up.</exception>
    public void Spend(int bytes)
    {
        _inflated += bytes;
        if (_inflated > maxBytes)
            throw new InflationException();
    }
}

/// <summary>A package inflates beyond its budget.</summary>
public sealed class InflationException : Exception;
