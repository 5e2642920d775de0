using FluentValidation;
using System.Text.Json;
using Tracker.Api.Documents;
using Tracker.Api.Problems;
using Tracker.Persistence.Documents;

namespace Tracker.Api.Articles;

/// <summary>A JSON merge patch (RFC 7396): a member that is absent leaves the fact, null says that it is not known.</summary>
/// <param name="PublishedOn">Date as yyyy-MM-dd.</param>
/// <param name="Publisher">Newspaper, agency or site.</param>
/// <param name="SourceUrl">Absolute http or https address.</param>
public sealed record ArticleCorrectionRequest(string? PublishedOn, string? Publisher, string? SourceUrl)
{
    /// <summary>The names of what can be corrected.</summary>
    internal static IReadOnlyList<string> Members { get; } = ["publishedOn", "publisher", "sourceUrl"];

    /// <summary>Returns what to correct, or what is wrong with the patch.</summary>
    public static (ArticleCorrection? Correction, Failure? Failure) Parse(JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
            return (null, new MalformedBody("", "Send a JSON object with the members to correct."));
        if (!HasWholeStrings(patch))
            return (null, new MalformedBody("", "A string has half of a surrogate pair."));
        var errors = patch.EnumerateObject().Select(member => ShapeError(member)).OfType<InputError>().ToList();
        if (errors.Count > 0)
            return (null, new InvalidInput(errors));
        var values = patch.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString(), StringComparer.Ordinal);
        var publication = new PublicationRequest(
            values.GetValueOrDefault("publishedOn"), values.GetValueOrDefault("publisher"), values.GetValueOrDefault("sourceUrl"));
        var result = new Validator().Validate(publication);
        if (!result.IsValid)
            return (null, result.ToFailure());
        var facts = publication.ToFacts();
        return (new ArticleCorrection(
            values.ContainsKey("publishedOn") ? new(facts.PublishedOn) : null,
            values.ContainsKey("publisher") ? new(facts.Publisher) : null,
            values.ContainsKey("sourceUrl") ? new(facts.SourceUrl) : null), null);
    }

    private static InputError? ShapeError(JsonProperty member) =>
        !Members.Contains(member.Name, StringComparer.Ordinal)
            ? new InputError(Pointer(member), "unknownMember", $"There is no such member; allowed are {string.Join(", ", Members)}.")
            : member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)
                ? new InputError(Pointer(member), "wrongType", "Send a string, or null for not known.")
                : null;

    /// <summary>The parser accepts what only fails once it is read: an escape of one surrogate.</summary>
    private static bool HasWholeStrings(JsonElement patch)
    {
        try
        {
            return patch.EnumerateObject().All(member => member.Name is not null && (member.Value.ValueKind != JsonValueKind.String || member.Value.GetString() is not null));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Pointer(JsonProperty member) =>
        "/" + member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private sealed class Validator : AbstractValidator<PublicationRequest>
    {
        public Validator()
        {
            RuleFor(request => request.PublishedOn).IsoDate().OverridePropertyName("/publishedOn");
            RuleFor(request => request.Publisher).PublisherName().OverridePropertyName("/publisher");
            RuleFor(request => request.SourceUrl).WebAddress().OverridePropertyName("/sourceUrl");
        }
    }
}
