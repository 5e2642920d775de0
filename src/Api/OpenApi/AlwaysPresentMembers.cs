using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Tracker.Api.Articles;
using Tracker.Api.Documents;
using Tracker.Api.Events;
using Tracker.Api.Keys;

namespace Tracker.Api.OpenApi;

/// <summary>
/// Every member of an answer is there, null where it is not known, save those that say they are left out. In requests
/// only what cannot be null must be sent.
/// </summary>
internal sealed class AlwaysPresentMembers : ISchemaFilter
{
    private static readonly HashSet<Type> Requests =
    [
        typeof(DocumentRequest), typeof(ArticleCorrectionRequest), typeof(CommitmentEventRequest), typeof(EvidenceRequest), typeof(DueRequest),
        typeof(SplitPartRequest), typeof(MarkRequest), typeof(WithdrawalRequest), typeof(KeyRequest),
    ];
    private static readonly NullabilityInfoContext Nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } target)
            return;
        var isRequest = Requests.Contains(context.Type);
        target.Required = context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => isRequest ? !IsNullable(property) : !IsLeftOut(property))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Where(properties.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);

        // What is left out where there is none is never null.
        foreach (var leftOut in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsLeftOut))
        {
            if (properties.TryGetValue(JsonNamingPolicy.CamelCase.ConvertName(leftOut.Name), out var member) && member is OpenApiSchema never)
                never.Type &= ~JsonSchemaType.Null;
        }
        if (target.Required.Count == 0)
            target.Required = null;
        target.AdditionalPropertiesAllowed = !isRequest;
    }

    private static bool IsLeftOut(PropertyInfo property) =>
        property.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };

    private static bool IsNullable(PropertyInfo property)
    {
        lock (Nullability)
            return Nullability.Create(property).WriteState == NullabilityState.Nullable;
    }
}
