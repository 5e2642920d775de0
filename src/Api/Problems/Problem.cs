using System.Text.Json.Serialization;

namespace Tracker.Api.Problems;

/// <summary>Problem details (RFC 9457), the body of every answer that is no success.</summary>
/// <param name="Type">URN of the problem's code.</param>
/// <param name="Title">What is wrong, in short.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong with this request, and the way out.</param>
/// <param name="Code">Stable name of the problem; programs act on this.</param>
/// <param name="TraceId">Names the request in the server's logs.</param>
/// <param name="Errors">The inputs at fault, where some are.</param>
/// <param name="Legal">The values that would be legal, where a step is not.</param>
/// <param name="RetryAfterSeconds">When trying again makes sense, where it does; the same as the Retry-After header.</param>
/// <remarks>Describes the contract; the framework's own type carries the same members as extensions.</remarks>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<InputError>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Legal,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RetryAfterSeconds);
