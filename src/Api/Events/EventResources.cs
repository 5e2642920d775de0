using System.Text.Json;
using Tracker.Api.Commitments;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Events;

/// <summary>What shows what became of a commitment.</summary>
/// <param name="Id">Public id.</param>
/// <param name="State">active, or retracted with the event that gave it; open vocabulary.</param>
/// <param name="Url">Where it stands or stood.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Quotation">The words that show it.</param>
/// <param name="ObservedOn">When they were seen.</param>
/// <param name="FileName">The name of the file that is kept of it.</param>
/// <param name="MediaType">The format of that file, as its content shows.</param>
/// <param name="FileLength">Bytes of that file.</param>
/// <param name="FileSha256">SHA-256 of those bytes, lower-case hexadecimal.</param>
/// <param name="FilePath">Where the file can be fetched.</param>
/// <param name="CreatedAt">When it was given.</param>
public sealed record Evidence(
    Guid Id,
    string State,
    string? Url,
    string? Title,
    string Quotation,
    DateOnly ObservedOn,
    string? FileName,
    string? MediaType,
    int? FileLength,
    string? FileSha256,
    string? FilePath,
    DateTimeOffset CreatedAt)
{
    public static Evidence From(EvidenceRow row) => new(
        row.Id,
        row.State,
        row.Url,
        row.Title,
        row.Quotation,
        row.ObservedOn,
        row.FileName,
        row.MediaType,
        row.Length,
        row.Sha256,
        row.Sha256 is null ? null : $"{ApiRoot.Path}/evidence/{row.Id}/file",
        row.CreatedAt);
}

/// <summary>What became of a posted event.</summary>
/// <param name="Event">The event as history keeps it.</param>
/// <param name="Commitment">The commitment as it now is; its version is what the next If-Match wants.</param>
public sealed record EventReport(CommitmentHistoryEntry Event, CommitmentSummary Commitment);

/// <summary>One event in the history of a commitment.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Type">status, review, recorded, merged, retract …; open vocabulary eventType.</param>
/// <param name="RecordedAt">When it was learnt.</param>
/// <param name="EffectiveOn">When it happened.</param>
/// <param name="Version">The version that the commitment got with it.</param>
/// <param name="Role">The role in which it was done; open vocabulary.</param>
/// <param name="PrincipalId">Who did it; null for anonymous readers.</param>
/// <param name="PrincipalName">Their name; null for anonymous readers.</param>
/// <param name="Reason">Why, in words or as a code of the vocabulary rejectionReason.</param>
/// <param name="Note">What else was said.</param>
/// <param name="DuplicateOf">The commitment that it repeats.</param>
/// <param name="Evidence">Ids of the evidence that it rests on.</param>
/// <param name="Into">The commitment that mentions went to.</param>
/// <param name="From">The commitment that mentions came from, or that it was split from.</param>
/// <param name="Mentions">Ids of the mentions that moved.</param>
/// <param name="Children">Ids of the commitments that it was split into.</param>
/// <param name="Retracts">Id of the event that it undid.</param>
/// <param name="Changes">The fields that it changed.</param>
public sealed record CommitmentHistoryEntry(
    Guid Id,
    string Type,
    DateTimeOffset RecordedAt,
    DateOnly EffectiveOn,
    int Version,
    string Role,
    Guid? PrincipalId,
    string? PrincipalName,
    string? Reason,
    string? Note,
    Guid? DuplicateOf,
    IReadOnlyList<Guid> Evidence,
    Guid? Into,
    Guid? From,
    IReadOnlyList<Guid> Mentions,
    IReadOnlyList<Guid> Children,
    Guid? Retracts,
    IReadOnlyList<FieldChange> Changes)
{
    /// <param name="namesPeople">Whether the reader may see who did it.</param>
    public static CommitmentHistoryEntry Of(HistoryRow row, bool namesPeople)
    {
        var details = row.Details;
        return new CommitmentHistoryEntry(
            row.Id,
            row.Type,
            row.RecordedAt,
            row.EffectiveOn,
            row.Version,
            row.Role,
            namesPeople ? row.PrincipalId : null,
            namesPeople ? row.PrincipalName : null,
            details.Reason,
            details.Note,
            details.DuplicateOf,
            details.Evidence ?? [],
            details.Into,
            details.From,
            details.Mentions ?? [],
            details.Children ?? [],
            details.Retracts,
            [.. row.Changes().Select(change => new FieldChange(change.Field, change.Before, change.After))]);
    }
}

/// <summary>A field that an event changed.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Before">Its value before; null where it had none.</param>
/// <param name="After">Its value after; null where it has none.</param>
public sealed record FieldChange(string Field, JsonElement? Before, JsonElement? After);

/// <summary>Every step that review and status may take.</summary>
public sealed record TransitionList(IReadOnlyList<StatusTransition> Items);

/// <summary>One step that review or status may take.</summary>
/// <param name="Field">review or status.</param>
/// <param name="From">The value it has.</param>
/// <param name="To">The value it gets.</param>
/// <param name="Role">The least role that may do it.</param>
/// <param name="Needs">What must be sent along: reason, note, evidence, supersededBy. Evidence that the commitment has already will do.</param>
public sealed record StatusTransition(string Field, string From, string To, string Role, IReadOnlyList<string> Needs)
{
    public static StatusTransition Of(Transition step) => new(step.Field, step.From, step.To, step.Role, step.Needs);
}
