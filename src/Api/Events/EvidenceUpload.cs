using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Problems;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Events;

/// <summary>A file that is no evidence: too large, or of no known format.</summary>
public sealed record UnusableEvidenceFile(int Status, string Code, string Detail) : Failure;

/// <summary>Reads the form by which a piece of evidence is sent with its file.</summary>
internal static class EvidenceUpload
{
    public const string FileField = "file";
    public const string EffectiveOn = "effectiveOn";
    public const string Note = "note";

    private const string Form = "multipart/form-data";
    private static readonly string[] Fields = ["url", "title", "quotation", "observedOn", EffectiveOn, Note];

    public static async Task<(EvidenceEvent? Posted, Failure? Failure)> ReadAsync(
        HttpRequest request, EventReader reader, EvidenceOptions options, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase))
            return (null, new UnsupportedMediaType(request.ContentType ?? "", [Form]));
        IFormCollection form;
        try
        {
            // In memory, within the body's limit: the application writes no temporary files.
            form = await new FormFeature(request, new FormOptions
            {
                BufferBody = false,
                MemoryBufferThreshold = int.MaxValue,
                MultipartBodyLengthLimit = long.MaxValue,
                ValueCountLimit = 16,
            }).ReadFormAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException || exception.GetType() == typeof(IOException))
        {
            // The reader throws a plain IOException where the body ends before the form does.
            return (null, new MalformedBody("", $"The multipart body is broken: {exception.Message}"));
        }
        if (form.Keys.Except(Fields).Concat(form.Files.Select(file => file.Name).Where(name => name != FileField)).FirstOrDefault() is { } unknown)
            return (null, new InvalidInput([new InputError(unknown, "unknownField", $"There is no such field; send one file, and {string.Join(", ", Fields)}.")]));
        if (form.Files is not [var upload])
            return (null, new InvalidInput([new InputError(FileField, form.Files.Count == 0 ? "missing" : "tooMany", "Send exactly one file.")]));
        if (form.FirstOrDefault(field => field.Value.Count > 1).Key is { } repeated)
            return (null, new InvalidInput([new InputError(repeated, "tooMany", "Send this field once.")]));
        if (upload.Length > options.MaxFileBytes)
            return (null, new BodyTooLarge($"The file may have at most {options.MaxFileBytes} bytes."));

        // The same members as in JSON, read in the same way.
        var members = new Members(JsonSerializer.SerializeToElement(
            form.Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary(field => field.Key, field => field.Value.ToString())));
        var evidence = reader.Evidence(members, needsUrl: false);
        var effectiveOn = reader.EffectiveOn(members);
        var note = members.Text(Note, EventReader.TextLength);
        if (members.Failure() is { } failure)
            return (null, failure);
        var content = await BytesAsync(upload, cancellationToken);
        if (EvidenceFormat.Of(content.Span) is not { } mediaType)
        {
            return (null, new UnusableEvidenceFile(
                415, "unknownFormat", $"The file's content is of no known format; send {EvidenceFormat.Known}."));
        }
        var file = new EvidenceFile(NameOf(upload), mediaType, content);
        return (new EvidenceEvent([evidence! with { File = file }]) { EffectiveOn = effectiveOn, Note = note }, null);
    }

    /// <summary>Without a path and without what no file's name has.</summary>
    private static string? NameOf(IFormFile upload)
    {
        var name = new string([.. Path.GetFileName(upload.FileName.Replace('\\', '/')).Where(character => !char.IsControl(character) && !char.IsSurrogate(character))]);
        return name.Length is 0 or > 255 ? null : name;
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
