namespace Tracker.Extraction.Formats;

/// <summary>Why a source gives no text to extract from.</summary>
public abstract record ReadFailure;

/// <summary>A format no reader knows.</summary>
public sealed record UnsupportedFormat : ReadFailure;

/// <summary>The content is of another format than the name or the media type says.</summary>
/// <param name="Found">What it is, in words; null where that is not known.</param>
/// <param name="Extension">The name's ending that would be right, where a reader knows the format.</param>
public sealed record WrongFormat(string Claimed, string? Found, string? Extension) : ReadFailure;

/// <summary>A declared encoding that no decoder knows.</summary>
public sealed record UnknownEncoding(string Given) : ReadFailure;

/// <summary>Bytes that are no text in the encoding.</summary>
/// <param name="Encoding">The declared encoding, or the nearest; null where none of those that are known comes near.</param>
/// <param name="Offset">The first byte at fault, counted from 0.</param>
public sealed record Undecodable(string? Encoding, long Offset) : ReadFailure;

/// <summary>More text than allowed.</summary>
public sealed record TooMuchText : ReadFailure;

/// <summary>More bytes than a source of that much text may have.</summary>
public sealed record SourceTooLarge : ReadFailure;

/// <summary>Nothing but white space.</summary>
public sealed record NoText : ReadFailure;

/// <summary>Pages without a text layer: pictures of text.</summary>
public sealed record NoTextLayer : ReadFailure;

/// <summary>No Chinese character.</summary>
public sealed record NoChineseText : ReadFailure;

/// <summary>The file is cut off or broken.</summary>
public sealed record DamagedFile(string Format, string Reason) : ReadFailure;

/// <summary>The file can only be read, or copied from, with a password.</summary>
public sealed record EncryptedFile(string Format) : ReadFailure;

/// <summary>The file is packed so that it inflates beyond the limit, as a zip bomb does.</summary>
public sealed record InflatesTooFar(long MaxBytes) : ReadFailure;

/// <summary>Elements stand in one another deeper than any document needs.</summary>
public sealed record NestedTooDeeply(int MaxDepth) : ReadFailure;

/// <summary>The XML has a document type, through which entities could be defined.</summary>
public sealed record DocumentTypeRefused : ReadFailure;

/// <summary>Reading took more time or memory than allowed.</summary>
public sealed record TooCostlyToRead(string Limit) : ReadFailure;

/// <summary>What the reader needs is not installed where the program runs.</summary>
public sealed record ReaderNotInstalled(string Remedy) : ReadFailure;
