using System.Globalization;
using FluentValidation;
using Tracker.Persistence;

namespace Tracker.Api.Keys;

/// <summary>Asks for a key: of a new principal by name and role, or one more of a principal that has keys.</summary>
/// <param name="Name">Whose the key shall be, 1 to 200 characters on one line.</param>
/// <param name="Role">What it may do: reader, editor, reviewer or admin.</param>
/// <param name="PrincipalId">In place of name and role: the principal that gets one more key.</param>
/// <param name="ExpiresAt">When it shall end by itself, in RFC 3339 with Z or an offset; never where absent.</param>
public sealed record KeyRequest(string? Name, string? Role, string? PrincipalId, string? ExpiresAt)
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    internal Guid? Principal => Guid.TryParseExact(PrincipalId, "D", out var id) ? id : null;

    internal DateTimeOffset? End =>
        DateTimeOffset.TryParseExact(ExpiresAt, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
        && (ExpiresAt.EndsWith('Z') || ExpiresAt[^6] is '+' or '-')
            ? end
            : null;

    /// <summary>Says whether a name is one that lists and histories can show.</summary>
    internal static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= 200 && !name.Any(char.IsControl);

    internal sealed class Validator : AbstractValidator<KeyRequest>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(request => request.Name).Must(IsName).When(request => request.PrincipalId is null)
                .OverridePropertyName("/name").WithErrorCode("notAName").WithMessage("Send 1 to 200 characters, all on one line; or principalId in place of name and role.");
            RuleFor(request => request.Role).Must(role => Roles.All.Contains(role)).When(request => request.PrincipalId is null)
                .OverridePropertyName("/role").WithErrorCode("unknownValue").WithMessage($"There is no such role; there are {string.Join(", ", Roles.All)}.");
            RuleFor(request => request.PrincipalId).Must((request, _) => request.Principal is not null).When(request => request.PrincipalId is not null)
                .OverridePropertyName("/principalId").WithErrorCode("unknownValue").WithMessage("'{PropertyValue}' is not a principal's id; a key's principalId is one.");
            RuleFor(request => request.PrincipalId).Must((request, _) => request is { Name: null, Role: null }).When(request => request.PrincipalId is not null)
                .OverridePropertyName("/principalId").WithErrorCode("notBoth").WithMessage("The principal has its name and role; send principalId alone, or name and role.");
            RuleFor(request => request.ExpiresAt).Must((request, _) => request.End is not null).When(request => request.ExpiresAt is not null)
                .OverridePropertyName("/expiresAt").WithErrorCode("notAnInstant").WithMessage("'{PropertyValue}' is no instant; send one such as 2027-01-31T00:00:00Z.");
            RuleFor(request => request.ExpiresAt).Must((request, _) => request.End > time.GetUtcNow()).When(request => request.End is not null)
                .OverridePropertyName("/expiresAt").WithErrorCode("past").WithMessage("'{PropertyValue}' has gone by; a key that holds ends in the future.");
        }
    }
}
