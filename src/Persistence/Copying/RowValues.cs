using System.Globalization;

namespace Tracker.Persistence.Copying;

/// <summary>A row's values in the one form that every engine's driver reads and writes: long, double, string, byte[] or null.</summary>
internal static class RowValues
{
    private const int Overhead = 32;

    /// <param name="value">As the driver gave it.</param>
    public static object? Normalise(object? value, ValueKind kind) => value is null or DBNull
        ? null
        : kind switch
        {
            ValueKind.Integer => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            ValueKind.Real => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            ValueKind.Text => (string)value,
            _ => (byte[])value,
        };

    /// <summary>About how many bytes it takes in memory.</summary>
    public static int Size(object? value) => value switch
    {
        string text => Overhead + (2 * text.Length),
        byte[] bytes => Overhead + bytes.Length,
        _ => Overhead,
    };
}
