using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Tracker.Api.OpenApi;

/// <summary>What each query parameter means, with an example; a parameter means the same wherever it stands.</summary>
internal sealed class ParameterDescriptions : IOperationFilter
{
    private static readonly Dictionary<string, (string Description, string? Example)> Known = new(StringComparer.Ordinal)
    {
        ["region"] = ("Slug or GB/T 2260 code; what lies below counts too. Repeatable.", "jiangsu"),
        ["includeContaining"] = ("Adds what was said for larger regions that contain the given ones.", null),
        ["theme"] = ("Theme code. Repeatable.", "taihu-governance"),
        ["kind"] = ("Code of the vocabulary kind. Repeatable.", "directive"),
        ["actor"] = ("Who says it, in Simplified characters. Repeatable.", "会议"),
        ["document"] = ("Id of a document. Repeatable.", null),
        ["status"] = ("Code of the vocabulary status. Repeatable.", "notAssessed"),
        ["review"] = ("Code of the vocabulary review; all but rejected unless given. Repeatable.", "candidate"),
        ["state"] = ("Code of the vocabulary state; active unless given. Repeatable.", "active"),
        ["level"] = ("Level of the gazetteer, such as province or prefecture. Repeatable.", "province"),
        ["parent"] = ("Slug or code of the place that administers. Repeatable.", "jiangsu"),
        ["cursor"] = ("From nextCursor of the page before, with the same filters.", null),
        ["slugOrCode"] = ("Slug or GB/T 2260 code.", "nantong"),
        ["name"] = ("Name of a vocabulary.", "status"),
        ["id"] = ("Public id.", null),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.Name is null || !Known.TryGetValue(parameter.Name, out var known))
                continue;
            parameter.Description = known.Description;
            if (known.Example is not null && parameter.Example is null)
                parameter.Example = parameter.Schema?.Type?.HasFlag(JsonSchemaType.Array) == true ? new JsonArray(known.Example) : known.Example;
        }
    }
}
