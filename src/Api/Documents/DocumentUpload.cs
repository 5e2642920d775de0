using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Problems;
using Tracker.Extraction.Formats;
using Tracker.Extraction.Formats.Encodings;
using Tracker.Persistence.Documents;

namespace Tracker.Api.Documents;

/// <summary>A source as it was posted, with what its sender says of it.</summary>
/// <param name="TextField">What carried the source, as problems name it: a member of the JSON or a field of the form.</param>
internal sealed record DocumentUpload(SourceFile Source, PublicationFacts Given, string TextField)
{
    private const string Json = "application/json";
    private const string Form = "multipart/form-data";
    private const string FileField = "file";
    private const string EncodingField = "encoding";
    private static readonly string[] FormFields = ["publishedOn", "publisher", "sourceUrl", EncodingField];

    /// <summary>Reads either body that POST /documents takes.</summary>
    public static Task<(DocumentUpload? Upload, Failure? Failure)> ReadAsync(
        HttpRequest request, IValidator<DocumentRequest> validator, DocumentOptions options, CancellationToken cancellationToken)
    {
        var given = request.ContentType ?? "";
        if (MediaTypeHeaderValue.TryParse(given, out var type) && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
            return ReadJsonAsync(request, validator, cancellationToken);
        return type?.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase) == true
            ? ReadFormAsync(request, validator, options, cancellationToken)
            : Refused(new UnsupportedMediaType(given, [Json, Form]));
    }

    private static Task<(DocumentUpload?, Failure?)> Refused(Failure failure) =>
        Task.FromResult<(DocumentUpload?, Failure?)>((null, failure));

    private static async Task<(DocumentUpload?, Failure?)> ReadJsonAsync(
        HttpRequest request, IValidator<DocumentRequest> validator, CancellationToken cancellationToken)
    {
        var (document, failure) = await JsonBody.ReadAsync(request, validator, cancellationToken);
        return document is null
            ? (null, failure)
            : (new DocumentUpload(
                new SourceFile(document.FileName, "text/plain", TextEncoding.Utf8.Name, Encoding.UTF8.GetBytes(document.Text)), document.ToPublication().ToFacts(), "/text"), null);
    }

    private static async Task<(DocumentUpload?, Failure?)> ReadFormAsync(
        HttpRequest request, IValidator<DocumentRequest> validator, DocumentOptions options, CancellationToken cancellationToken)
    {
        // In memory, within the body's limit: the application writes no temporary files.
        var form = new FormFeature(request, new FormOptions
        {
            BufferBody = false,
            MemoryBufferThreshold = int.MaxValue,
            MultipartBodyLengthLimit = options.MaxBodyBytes,
            ValueCountLimit = 16,
        });
        IFormCollection fields;
        try
        {
            fields = await form.ReadFormAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException || exception.GetType() == typeof(IOException))
        {
            // The reader throws a plain IOException where the body ends before the form does.
            return (null, new MalformedBody("", $"The multipart body is broken: {exception.Message}"));
        }
        if (fields.Keys.Except(FormFields).Concat(fields.Files.Select(file => file.Name).Where(name => name != FileField)).FirstOrDefault() is { } unknown)
        {
            return (null, new InvalidInput(
                [new InputError(unknown, "unknownField", $"There is no such field; send one file, and {string.Join(", ", FormFields)} if known.")]));
        }
        if (fields.FirstOrDefault(field => field.Value.Count > 1).Key is { } repeated)
            return (null, new InvalidInput([new InputError(repeated, "tooMany", "Send this field once.")]));
        if (fields.Files is not [var file])
        {
            return (null, new InvalidInput(
                [new InputError(FileField, fields.Files.Count == 0 ? "missing" : "tooMany", "Send exactly one file; post each document on its own.")]));
        }
        var facts = new DocumentRequest("", Path.GetFileName(file.FileName), Single(fields, "publishedOn"), Single(fields, "publisher"), Single(fields, "sourceUrl"));
        var result = await validator.ValidateAsync(facts, cancellationToken);
        if (!result.IsValid)
        {
            return (null, new InvalidInput([.. result.ToFailure().Errors.Select(error => error with { Field = error.Field.TrimStart('/') })]));
        }
        var encoding = Single(fields, EncodingField);
        if (encoding is not null && !TextEncoding.IsKnown(encoding))
        {
            return (null, new InvalidInput(
                [new InputError(EncodingField, "unknownEncoding", $"No encoding is called '{encoding}'; there are {string.Join(", ", TextEncoding.Names)}.")]));
        }
        var content = await BytesAsync(file, cancellationToken);
        var type = MediaTypeHeaderValue.TryParse(file.ContentType, out var given) ? given : null;
        var charset = type?.Charset is { Length: > 0 } quoted ? HeaderUtilities.RemoveQuotes(quoted).Value : null;
        return (new DocumentUpload(
            new SourceFile(facts.FileName, type?.MediaType.Value, encoding ?? charset, content), facts.ToPublication().ToFacts(), FileField), null);
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private static string? Single(IFormCollection fields, string name) =>
        fields.TryGetValue(name, out var values) && values.Count > 0 && values[0] is { Length: > 0 } value ? value : null;
}
