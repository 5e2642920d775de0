using Microsoft.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Security;

namespace Tracker.Api.OpenApi;

/// <summary>The contract, generated from the endpoints; <c>openapi.yaml</c> in the repository is its committed copy.</summary>
internal static class OpenApiDocument
{
    public const string Name = "v1";

    private static readonly string[] DocumentedAssemblies = ["tracker", "Tracker.Persistence", "Tracker.Extraction"];

    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, new OpenApiInfo
            {
                Title = "Tracker",
                Version = "1.0.0",
                Description = "Commitments that Chinese governments make in meeting reports: what was said, by whom, for which region and theme, and what became of it. "
                    + "Vocabularies are open: clients must tolerate codes that they do not know. Every failure is a problem detail with a stable code.",
                License = new OpenApiLicense { Name = "MIT" },
            });
            options.AddServer(new OpenApiServer { Url = "/" });
            options.SupportNonNullableReferenceTypes();
            options.MapType<PageLimit>(() => new OpenApiSchema
            {
                Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Default = PageLimit.Default,
                Description = $"Rows of a page; more than {PageLimit.Maximum} is cut to {PageLimit.Maximum}.",
            });
            options.MapType<QueryFlag>(() => new OpenApiSchema { Type = JsonSchemaType.Boolean });
            options.MapType<QueryDate>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });
            options.MapType<QueryInstant>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" });
            options.SchemaFilter<AlwaysPresentMembers>();
            options.SchemaFilter<MemberExamples>();
            options.OperationFilter<CommonResponses>();
            options.OperationFilter<IngestBodies>();
            options.OperationFilter<ParameterDescriptions>();
            options.AddSecurityDefinition(ApiKeyAuthentication.SchemeName, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyAuthentication.Header,
                Description = "Made with 'tracker keys create' or by an administrator; shown once. Never accepted in an address.",
            });
            options.AddSecurityDefinition(TokenAuthentication.SchemeName, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A token of the organisation's own issuer, where the operator has set one.",
            });
            foreach (var assembly in DocumentedAssemblies)
                options.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml"));
        });
    }

    public static void MapOpenApiDocument(this WebApplication app)
    {
        app.MapSwagger("/openapi/{documentName}.{extension:regex(^(json|ya?ml)$)}", options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "Tracker API";
            options.SwaggerEndpoint($"/openapi/{Name}.yaml", "Tracker v1");
        });
        app.MapGet("/", () => TypedResults.Redirect("/swagger/index.html")).ExcludeFromDescription();
    }
}
