using System.Text.Json;
using Tracker.Api.Idempotency;
using Tracker.Api.Problems;

namespace Tracker.Api.Documents;

/// <summary>Withdraws a document.</summary>
/// <param name="Reason">Why.</param>
public sealed record WithdrawalRequest(string Reason)
{
    internal const int ReasonLength = 4000;

    internal static WriteAnswer Answer(Document document, JsonSerializerOptions json) =>
        new(200, EntityTags.Of(document.Version, document, json), null, document);
}
