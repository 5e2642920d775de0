using FluentValidation;

namespace Tracker.Api.Security;

/// <summary>Settings of the section <c>Tokens</c>: the organisation's own issuer of bearer tokens. Without one, none are taken.</summary>
public sealed class TokenOptions
{
    public const string Section = "Tokens";

    private static readonly char[] Separators = [',', ';'];

    /// <summary>Address of the issuer, below which its OpenID Connect metadata stand.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Address of that metadata, where it stands elsewhere.</summary>
    public string Metadata { get; set; } = "";

    /// <summary>Whom tokens must be meant for: this program, by its name at the issuer.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The claim that has the roles; <c>a.b</c> is the member b of a claim a that is an object.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim that has the person's name.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>What the issuer's roles are here, such as <c>tracker-staff=editor, tracker-heads=reviewer</c>; empty where they are ours.</summary>
    public string Roles { get; set; } = "";

    /// <summary>Whether tokens are taken at all.</summary>
    internal bool AreTaken => Authority.Length > 0 || Metadata.Length > 0;

    /// <summary>Our role for the issuer's roles, the highest that one of them means; null for none.</summary>
    internal string? RoleOf(IReadOnlyCollection<string> given)
    {
        var meanings = Meanings(Roles).ToList();
        return Persistence.Roles.All.Reverse().FirstOrDefault(role =>
            meanings.Count == 0 ? given.Contains(role) : meanings.Exists(meaning => meaning.Role == role && given.Contains(meaning.Given)));
    }

    private static IEnumerable<(string Given, string Role)> Meanings(string roles) =>
        Entries(roles).Select(entry => (entry[..entry.LastIndexOf('=')].Trim(), entry[(entry.LastIndexOf('=') + 1)..].Trim()));

    private static string[] Entries(string roles) => roles.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal sealed class Validator : AbstractValidator<TokenOptions>
    {
        public Validator()
        {
            RuleFor(options => options.Authority).Must(IsSafe).WithMessage(Unsafe);
            RuleFor(options => options.Metadata).Must(IsSafe).WithMessage(Unsafe);
            RuleFor(options => options.Audience).NotEmpty().When(options => options.AreTaken)
                .WithMessage("It is missing; set the name that the issuer has for this program, or anybody's token of that issuer would do.");
            RuleFor(options => options.Audience).Empty().When(options => !options.AreTaken)
                .WithMessage("No token is taken; set Tokens:Authority to the issuer's address.");
            RuleFor(options => options.RoleClaim).NotEmpty();
            RuleFor(options => options.NameClaim).NotEmpty();
            RuleForEach(options => Entries(options.Roles))
                .Must(entry => entry.LastIndexOf('=') > 0 && Persistence.Roles.All.Contains(entry[(entry.LastIndexOf('=') + 1)..].Trim()))
                .OverridePropertyName(nameof(Roles))
                .WithMessage($"'{{PropertyValue}}' gives no role; set such as tracker-staff=editor, parted by commas; the roles are {string.Join(", ", Persistence.Roles.All)}.");
        }

        private const string Unsafe = "'{PropertyValue}' is not safe; set an https address (http only on this machine).";

        /// <summary>The keys that decide who is let in come from there.</summary>
        private static bool IsSafe(string address) =>
            address.Length == 0
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)));
    }
}
