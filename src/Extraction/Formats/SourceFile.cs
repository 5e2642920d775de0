namespace Tracker.Extraction.Formats;

/// <summary>Bytes as they came, with what the sender says they are.</summary>
/// <param name="Name">File name, if any; its ending tells the format where no media type does.</param>
/// <param name="MediaType">Declared media type without parameters, if any.</param>
/// <param name="Encoding">Declared character encoding, if any; without one it is detected.</param>
public sealed record SourceFile(string? Name, string? MediaType, string? Encoding, ReadOnlyMemory<byte> Content);

/// <summary>A source's text, with how it was read.</summary>
/// <param name="MediaType">The source's format; a text in another encoding than UTF-8 has it as <c>charset</c>.</param>
public sealed record DecodedText(string Text, string MediaType, string Reader, int ReaderVersion);
