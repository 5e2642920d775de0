namespace Tracker.Extraction.Documents;

/// <summary>Bytes as they came, with what the sender says they are.</summary>
/// <param name="Name">File name, if any; its ending tells the format where no media type does.</param>
/// <param name="MediaType">Declared media type without parameters, if any.</param>
public sealed record SourceFile(string? Name, string? MediaType, ReadOnlyMemory<byte> Content);

/// <summary>A source's text, with how it was read.</summary>
public sealed record DecodedText(string Text, string MediaType, string Reader, int ReaderVersion);

/// <summary>Why a source gives no text to extract from.</summary>
public enum ReadFailure
{
    /// <summary>A format no reader knows.</summary>
    UnsupportedFormat,

    /// <summary>More bytes of text than allowed.</summary>
    TooLong,

    /// <summary>Not text in an encoding the reader knows: binary content, or broken characters.</summary>
    Undecodable,

    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>No Chinese character.</summary>
    NotChinese,
}
