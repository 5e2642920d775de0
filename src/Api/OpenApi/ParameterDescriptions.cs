using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Tracker.Api.OpenApi;

/// <summary>What each query parameter means, with an example; a parameter means the same wherever it stands.</summary>
internal sealed class ParameterDescriptions : IOperationFilter
{
    private static readonly Dictionary<string, (string Description, JsonNode Example)> Known = new(StringComparer.Ordinal)
    {
        ["q"] = (
            "Words, all of which must stand in what was said, in either script; “…” is a phrase. Characters need no blanks between words; letters and digits are found as whole words.",
            "太湖 “水环境治理”"),
        ["sort"] = ("newest, which is the default, or relevance, which takes q.", "newest"),
        ["region"] = ("Slug or GB/T 2260 code; what lies below counts too. Repeatable.", "jiangsu"),
        ["includeContaining"] = ("Adds what was said for larger regions that contain the given ones.", true),
        ["theme"] = ("Theme code. Repeatable.", "taihu-governance"),
        ["kind"] = ("Code of the vocabulary kind. Repeatable.", "directive"),
        ["actor"] = ("Who says it, in Simplified characters. Repeatable.", "会议"),
        ["commitment"] = ("Id of a commitment. Repeatable.", "019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d"),
        ["document"] = ("Id of a document. Repeatable.", "019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d"),
        ["strength"] = ("Code of the vocabulary strength. Repeatable.", "quantifiedAndDated"),
        ["status"] = ("Code of the vocabulary status. Repeatable.", "notAssessed"),
        ["review"] = ("Code of the vocabulary review; all but rejected unless given. Repeatable.", "candidate"),
        ["state"] = ("Code of the vocabulary state; active unless given. Repeatable.", "active"),
        ["pace"] = ("Code of the vocabulary pace, judged on asOf. Repeatable.", "dueSoon"),
        ["assignee"] = ("Id of the principal who looks after it, or me. Repeatable.", "me"),
        ["untouchedSince"] = ("Only what no person has done anything to since that business date began.", "2026-06-01"),
        ["asOf"] = ("The business date that pace is judged on; today unless given.", "2026-06-30"),
        ["knownAt"] = ("Shows what was recorded by then, rebuilt from the journal.", "2026-06-30T16:00:00Z"),
        ["eventId"] = ("Id of an event.", "019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d"),
        ["level"] = ("Level of the gazetteer, such as province or prefecture. Repeatable.", "province"),
        ["parent"] = ("Slug or code of the place that administers. Repeatable.", "jiangsu"),
        ["cursor"] = ("From nextCursor of the page before, with the same filters.", "AbSLqW3v0x2yAAAAAAAAA-ju8gkd"),
        ["slugOrCode"] = ("Slug or GB/T 2260 code.", "nantong"),
        ["name"] = ("Name of a vocabulary.", "status"),
        ["id"] = ("Public id.", "019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d"),
    };

    // Where a parameter means another vocabulary than elsewhere.
    private static readonly Dictionary<(string Operation, string Parameter), (string Description, JsonNode Example)> Own = new()
    {
        [("listRepeats", "state")] = ("Code of the vocabulary repeatState; proposed unless given. Repeatable.", "proposed"),
        [("listRepeats", "kind")] = ("Code of the vocabulary repeatKind. Repeatable.", "succession"),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.Name is null
                || (!Own.TryGetValue((operation.OperationId ?? "", parameter.Name), out var known) && !Known.TryGetValue(parameter.Name, out known)))
            {
                continue;
            }
            parameter.Description = known.Description;

            // The path takes any string, so that what is no id is answered like an unknown one.
            if (parameter is { Name: "id", Schema: OpenApiSchema schema })
                schema.Format = "uuid";
            var example = known.Example.DeepClone();
            parameter.Example ??= parameter.Schema?.Type?.HasFlag(JsonSchemaType.Array) == true ? new JsonArray(example) : example;
        }
    }
}
