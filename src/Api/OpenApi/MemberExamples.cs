using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Tracker.Api.OpenApi;

/// <summary>An example for each plain member of the schemas; a member means the same wherever it stands, or is told apart by its schema.</summary>
internal sealed class MemberExamples : ISchemaFilter
{
    private const string Id = "019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d";
    private const string OtherId = "019cbc5e-7d01-7c3d-9e4f-5a6b7c8d9e0f";
    private const string Quote = "会议强调,要加强太湖流域综合治理,2027年底前完成主要入湖河道整治。";
    private const string Hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private static readonly Dictionary<string, JsonNode> Known = new(StringComparer.Ordinal)
    {
        ["id"] = Id, ["documentId"] = Id, ["articleId"] = OtherId, ["commitmentId"] = Id, ["mentionId"] = OtherId, ["version"] = 1,
        ["state"] = "active", ["review"] = "candidate", ["Commitment.status"] = "notAssessed", ["CommitmentSummary.status"] = "notAssessed", ["FoundCommitment.status"] = "notAssessed",
        ["Commitment.kind"] = "directive", ["CommitmentSummary.kind"] = "directive", ["FoundCommitment.kind"] = "directive", ["hits"] = 10000, ["isAll"] = false, ["Mention.kind"] = "directive",
        ["RepeatedCommitment.kind"] = "directive", ["actor"] = "会议", ["actorAsWritten"] = "会议", ["actorOffice"] = "省长", ["actorBody"] = "江苏省",
        ["quote"] = Quote, ["start"] = 0, ["end"] = 34, ["DocumentRequest.text"] = Quote, ["rule"] = "modal", ["cue"] = "要", ["cueStart"] = 5, ["cueEnd"] = 6,
        ["lexiconVersion"] = "9f86d081884c", ["origin"] = "extractor", ["region"] = "jiangsu", ["MentionTheme.theme"] = "taihu-governance",
        ["theme"] = "taihu-governance", ["dueFrom"] = "2027-01-01", ["dueTo"] = "2027-12-31", ["duePrecision"] = "year", ["dueText"] = "2027年底前",
        ["dueStart"] = 17, ["dueEnd"] = 24, ["strength"] = "dated", ["articleTitle"] = "太湖治理工作推进会召开", ["publishedOn"] = "2026-03-05",
        ["publishedOnBasis"] = "given", ["publisher"] = "江南晚报", ["publisherBasis"] = "dateline", ["sourceUrl"] = "https://example.org/taihu",
        ["sourceUrlBasis"] = "unknown", ["isSample"] = false, ["createdAt"] = "2026-03-05T08:15:30.1234567Z", ["updatedAt"] = "2026-03-05T08:15:30.1234567Z",
        ["fileName"] = "taihu.txt", ["mediaType"] = "text/plain", ["sourceLength"] = 102, ["sourceSha256"] = Hash, ["textSha256"] = Hash,
        ["textVersion"] = 1, ["textLength"] = 34, ["reader"] = "plainText", ["readerVersion"] = 1, ["articleCount"] = 1, ["mentionCount"] = 1,
        ["created"] = true, ["commitmentsPath"] = $"/api/v1/documents/{Id}/commitments", ["limit"] = 50, ["nextCursor"] = "AbSLqW3v0x2yAAAAAAAAA-ju8gkd",
        ["nextLink"] = "https://tracker.example.org/api/v1/commitments?theme=taihu-governance&cursor=AbSLqW3v0x2yAAAAAAAAA-ju8gkd",
        ["slug"] = "nantong", ["Region.name"] = "南通市", ["nameHans"] = "太湖治理", ["nameHant"] = "太湖治理", ["nameEn"] = "Taihu governance",
        ["level"] = "prefecture", ["parent"] = "jiangsu", ["RegionCode.code"] = "320600", ["validFrom"] = 2009, ["validTo"] = 2016,
        ["comparator"] = "atLeast", ["value"] = 95.0, ["unit"] = "%", ["measure"] = "水质达标率", ["score"] = 0.82, ["year"] = 2026,
        ["progress"] = 40, ["pace"] = "onTrack", ["asOf"] = "2026-06-30", ["startOn"] = "2026-03-05", ["aheadUntil"] = "2026-09-19", ["behindFrom"] = "2027-01-25",
        ["dueSoonFrom"] = "2027-12-01", ["overdueFrom"] = "2028-01-01", ["assigneeId"] = OtherId, ["supersededBy"] = OtherId, ["duplicateOf"] = OtherId,
        ["CommitmentEventRequest.type"] = "status", ["CommitmentEventRequest.status"] = "inProgress", ["CommitmentEventRequest.review"] = "accepted",
        ["effectiveOn"] = "2026-06-18", ["note"] = "工程已开工。", ["reason"] = "新的材料显示尚未完成。", ["assignee"] = OtherId, ["into"] = OtherId,
        ["event"] = OtherId, ["DueRequest.from"] = "2027-01-01", ["DueRequest.to"] = "2027-12-31", ["precision"] = "year", ["DueRequest.text"] = "2027年底前",
        ["url"] = "https://example.org/taihu/finished", ["Evidence.title"] = "入湖河道整治竣工", ["EvidenceRequest.title"] = "入湖河道整治竣工",
        ["quotation"] = "主要入湖河道整治工程全部竣工。", ["observedOn"] = "2027-11-30", ["fileLength"] = 48213, ["fileSha256"] = Hash,
        ["filePath"] = $"/api/v1/evidence/{Id}/file", ["CommitmentHistoryEntry.type"] = "status", ["recordedAt"] = "2026-06-18T01:02:03.0000000Z",
        ["role"] = "editor", ["StaffMember.name"] = "李明", ["isMe"] = true, ["MarkRequest.kind"] = "pledge", ["WithdrawalRequest.reason"] = "误传。", ["principalId"] = OtherId, ["principalName"] = "李明", ["CommitmentHistoryEntry.from"] = OtherId, ["retracts"] = OtherId,
        ["FieldChange.field"] = "status", ["StatusTransition.field"] = "status", ["StatusTransition.from"] = "inProgress", ["StatusTransition.to"] = "completed",
        ["Problem.type"] = "urn:tracker:problem:invalidInput", ["Problem.title"] = "The request is invalid.", ["Problem.status"] = 400,
        ["Problem.detail"] = "limit: '0' is not a whole number from 1 to 500.", ["Problem.code"] = "invalidInput",
        ["traceId"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", ["retryAfterSeconds"] = 2,
        ["IssuedKey.state"] = "active", ["prefix"] = "tracker_1a2b3c4d", ["IssuedKey.name"] = "南通日报", ["IssuedKey.role"] = "editor",
        ["expiresAt"] = "2027-12-31T00:00:00Z", ["revokedAt"] = "2027-03-05T08:15:30.1234567Z", ["lastUsedAt"] = "2026-03-05T08:15:30.1234567Z",
        ["KeyRequest.name"] = "南通日报", ["KeyRequest.role"] = "editor",
        ["InputError.field"] = "limit", ["InputError.code"] = "notALimit", ["InputError.detail"] = "'0' is not a whole number from 1 to 500.",
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (property is OpenApiSchema plain
                && (Known.TryGetValue($"{context.Type.Name}.{name}", out var example) || Known.TryGetValue(name, out example))
                && Fits(plain, example))
            {
                plain.Examples = [example.DeepClone()];
            }
        }
    }

    private static bool Fits(OpenApiSchema schema, JsonNode example) => (schema.Type & ~JsonSchemaType.Null) switch
    {
        JsonSchemaType.String => example.GetValueKind() == System.Text.Json.JsonValueKind.String,
        JsonSchemaType.Integer or JsonSchemaType.Number => example.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        JsonSchemaType.Boolean => example.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        _ => false,
    };
}
