using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Tracker.Api.Documents;
using Tracker.Api.Events;
using Tracker.Extraction.Formats;
using Tracker.Extraction.Formats.Encodings;

namespace Tracker.Api.OpenApi;

/// <summary>The bodies that operations read themselves: this tells the contract of them.</summary>
internal sealed class IngestBodies(SourceReaders readers) : IOperationFilter
{
    private const string FileDescription = "Plain text or Markdown in UTF-8, UTF-16, GB18030 or Big5; HTML; DOCX; PDF with a text layer. "
        + "The part's media type tells the format, or its file name where that is application/octet-stream or absent; the content must agree.";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.OperationId == "postCommitmentEvidence")
            operation.RequestBody = EvidenceBody();
        if (operation.OperationId != "ingestDocument")
            return;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(DocumentRequest), context.SchemaRepository),
                    Example = new JsonObject
                    {
                        ["text"] = "会议强调,要加强太湖流域综合治理,2027年底前完成主要入湖河道整治。",
                        ["fileName"] = "taihu.txt",
                        ["publishedOn"] = "2026-03-05",
                        ["publisher"] = "江南晚报",
                        ["sourceUrl"] = "https://example.org/taihu",
                    },
                },
                ["multipart/form-data"] = new OpenApiMediaType
                {
                    Schema = Form(),
                    Encoding = new Dictionary<string, OpenApiEncoding>
                    {
                        ["file"] = new OpenApiEncoding { ContentType = string.Join(", ", readers.MediaTypes.Append("application/octet-stream")) },
                    },
                },
            },
        };
    }

    private static OpenApiRequestBody EvidenceBody() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file", "quotation", "observedOn" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["file"] = Field($"The file to keep: {EvidenceFormat.Known}. Its content tells the format.", "binary"),
                        ["url"] = Field("Where it stands, http or https.", null),
                        ["title"] = Field("What it is called.", null),
                        ["quotation"] = Field("The words that show it.", null),
                        ["observedOn"] = Field("When they were seen.", "date"),
                        ["effectiveOn"] = Field("When it happened; today unless given.", "date"),
                        ["note"] = Field("Anything that should be known of it.", null),
                    },
                    AdditionalPropertiesAllowed = false,
                },
            },
        },
    };

    private static OpenApiSchema Field(string description, string? format) =>
        new() { Type = JsonSchemaType.String, Format = format, Description = description };

    private static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "file" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = FileDescription },
            ["encoding"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = $"Encoding of a text or HTML file, one of {string.Join(", ", TextEncoding.Names)}; goes before the file's charset, and without both it is detected.",
            },
            ["publishedOn"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            ["publisher"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["sourceUrl"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
        },
    };
}
