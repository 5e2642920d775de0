using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Tracker.Api.Documents;

namespace Tracker.Api.OpenApi;

/// <summary>POST /documents takes two kinds of body, which it reads itself; this tells the contract of both.</summary>
internal sealed class IngestBodies : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
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
                ["multipart/form-data"] = new OpenApiMediaType { Schema = Form() },
            },
        };
    }

    private static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "file" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "Plain text or Markdown in UTF-8." },
            ["publishedOn"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            ["publisher"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["sourceUrl"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
        },
    };
}
