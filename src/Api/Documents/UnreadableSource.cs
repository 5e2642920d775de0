using Tracker.Api.Problems;
using Tracker.Extraction.Formats;
using Tracker.Extraction.Formats.Encodings;

namespace Tracker.Api.Documents;

/// <summary>Puts into words why a source cannot be read, with a stable code for each reason.</summary>
internal static class UnreadableSource
{
    public static Failure Describe(ReadFailure failure, SourceFile source, SourceReaders readers, int maxTextBytes) => failure switch
    {
        UnsupportedFormat => new UnsupportedMediaType(
            source.MediaType ?? Path.GetExtension(source.Name) ?? "", [.. readers.MediaTypes, .. readers.Extensions]),
        WrongFormat wrong => Refused(415, "formatMismatch", Sentence(wrong)),
        UnknownEncoding encoding => Refused(415, "unknownEncoding",
            $"No encoding is called '{encoding.Given}' here; there are {string.Join(", ", TextEncoding.Names)}."),
        TooMuchText => new BodyTooLarge(
            $"The text may take at most {maxTextBytes} bytes in UTF-8. Split the document, or raise Documents:MaxTextBytes."),
        SourceTooLarge => new BodyTooLarge(
            $"The file may have at most {SourceReaders.MaxSourceBytes(maxTextBytes)} bytes. Split the document, or raise Documents:MaxTextBytes, of which a file may have twice as many."),
        Undecodable { Encoding: { } encoding, Offset: var offset } => Refused(422, "undecodable",
            $"Byte {offset}, counted from 0, begins something that is no text in {encoding}. Name the right encoding, or mend the file."),
        Undecodable { Offset: var offset } => Refused(422, "undecodable",
            $"This is no text in UTF-8, UTF-16, GB18030 or Big5; as UTF-8, byte {offset}, counted from 0, is the first at fault. Name the encoding, or save it as UTF-8."),
        NoText => Refused(422, "empty", "The text is empty. Send the text of a report."),
        NoTextLayer => Refused(422, "noTextLayer", "The PDF has no text layer: its pages are pictures. Run text recognition (OCR) over it first."),
        NoChineseText => Refused(422, "notChinese", "The text has no Chinese character. Send a report in Chinese."),
        DamagedFile damaged => Refused(422, "damagedFile", $"The {damaged.Format} cannot be read: {damaged.Reason}. Fetch or save it again."),
        EncryptedFile encrypted => Refused(422, "encryptedFile", $"The {encrypted.Format} is protected by a password. Remove the protection first."),
        InflatesTooFar bomb => Refused(422, "inflatesTooFar",
            $"The file is packed so that it inflates beyond {bomb.MaxBytes} bytes. No report needs that; save it again, or split it."),
        NestedTooDeeply nested => Refused(422, "nestedTooDeeply",
            $"The file's elements stand in one another more than {nested.MaxDepth} deep. No report needs that; save it as plain text."),
        DocumentTypeRefused => Refused(422, "documentTypeRefused",
            "The file's XML has a document type, which could define entities. Word writes none; save the document again with Word."),
        TooCostlyToRead costly => Refused(422, "tooCostlyToRead", $"Reading the file takes more than {costly.Limit}. Split it, or save it anew."),
        ReaderNotInstalled missing => Refused(501, "readerNotInstalled", $"The program that reads this format is not installed: {missing.Remedy}."),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "This failure has no words yet."),
    };

    private static UnreadableText Refused(int status, string code, string detail) => new(status, "text", code, detail);

    private static string Sentence(WrongFormat wrong) => wrong switch
    {
        { Found: null } => $"Its name or media type says {wrong.Claimed}, but the content is something else.",
        { Extension: null } => $"Its name or media type says {wrong.Claimed}, but it is {wrong.Found}, which cannot be read here.",
        _ => $"Its name or media type says {wrong.Claimed}, but it is {wrong.Found}. Name it {wrong.Extension}, and leave out the media type or give the right one.",
    };
}
