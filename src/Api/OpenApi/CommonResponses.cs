using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Tracker.Api.Idempotency;
using Tracker.Api.Problems;
using Tracker.Api.Security;

namespace Tracker.Api.OpenApi;

/// <summary>Declares what any operation may answer: every 4XX and 5XX is a problem detail; the headers that come along.</summary>
internal sealed class CommonResponses : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        var policies = metadata.OfType<IAuthorizeData>().Select(authorize => authorize.Policy).ToList();
        if (policies.Count > 0)
        {
            AddProblem(operation, context, "401", "No valid key or token was sent.");
            AddProblem(operation, context, "403", "The role of the key or token does not allow this.");
            AddProblem(operation, context, "429", "More was sent than one caller may.");
            AddSecurity(operation, context, mayBeOpen: policies.TrueForAll(policy => policy == Policies.Reading));
        }
        if (metadata.OfType<IfMatchRequired>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Required = true,
                Description = "The ETag of the version that you have read.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = "\"3\"",
            });
        }
        if (metadata.OfType<IdempotencyKeyTaken>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotentWrites.Header,
                In = ParameterLocation.Header,
                Description = "Names the write, for 24 hours: sent again under the same name it is not done again, and gets the same answer.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = "7f1c6c1e-2d57-4f0b-9a40-0d5b3c9d9a11",
            });
            AddProblem(operation, context, "409", "The write of this Idempotency-Key is still being done.");
            AddProblem(operation, context, "422", "The Idempotency-Key was used for something else.");
        }
        AddProblem(operation, context, "4XX", "The request is at fault.");
        AddProblem(operation, context, "5XX", "The server is at fault, or busy.");
        foreach (var (status, response) in operation.Responses)
        {
            if (response is OpenApiResponse named && int.TryParse(status, out var code) && code >= 400)
                named.Description = ReasonPhrases.GetReasonPhrase(code);
            if (response is OpenApiResponse success && status.StartsWith('2'))
                AddHeaders(operation.OperationId, status, success);
        }
        AddRetryAfter(operation.Responses["5XX"], "503");
        if (operation.Responses.TryGetValue("429", out var tooMany))
            AddRetryAfter(tooMany, "it");
    }

    /// <summary>Either scheme will do; none, where reading may be open.</summary>
    private static void AddSecurity(OpenApiOperation operation, OperationFilterContext context, bool mayBeOpen)
    {
        operation.Security =
        [
            .. new[] { ApiKeyAuthentication.SchemeName, TokenAuthentication.SchemeName }.Select(scheme =>
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] }),
        ];
        if (mayBeOpen)
            operation.Security.Insert(0, []);
    }

    private static void AddProblem(OpenApiOperation operation, OperationFilterContext context, string status, string description) =>
        operation.Responses!.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository),
                },
            },
        });

    private static void AddHeaders(string? operationId, string status, OpenApiResponse response)
    {
        if (operationId is "getArticle" or "correctArticle" or "getRepeat" or "acceptRepeat" or "dismissRepeat" or "getCommitment" or "postCommitmentEvent" or "postCommitmentEvidence"
            or "markCommitment" or "withdrawDocument" or "getEvidenceFile"
            or "getDocument" or "getDocumentText" or "getDocumentSource" or "createKey" or "getKey" or "revokeKey")
            AddHeader(response, "ETag", "Names this version.");
        if (operationId?.StartsWith("list", StringComparison.Ordinal) == true
            && operationId is "listCommitments" or "listDocuments" or "listDocumentCommitments" or "listRepeats" or "listCommitmentHistory"
                or "listPrincipals" or "listKeys")
        {
            AddHeader(response, "Link", "The next page, rel=\"next\"; absent on the last one.");
        }
        if (status == "201")
            AddHeader(response, "Location", "Address of the new resource.");
    }

    private static void AddRetryAfter(IOpenApiResponse response, string status)
    {
        if (response is OpenApiResponse named)
            AddHeader(named, "Retry-After", $"Seconds after which to try again; with {status}.");
    }

    private static void AddHeader(OpenApiResponse response, string name, string description) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] =
            new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
