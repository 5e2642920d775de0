using System.Globalization;
using FluentValidation;
using Tracker.Extraction.Documents;
using Tracker.Persistence.Documents;

namespace Tracker.Api.Documents;

/// <summary>What a sender says of a document's publication, as it comes: in JSON, a form, a sidecar or options.</summary>
/// <param name="PublishedOn">Date as yyyy-MM-dd.</param>
/// <param name="Publisher">Newspaper, agency or site.</param>
/// <param name="SourceUrl">Absolute http or https address.</param>
public sealed record PublicationRequest(string? PublishedOn, string? Publisher, string? SourceUrl)
{
    public PublicationFacts ToFacts() => new(
        PublishedOn is null ? null : DateOnly.ParseExact(PublishedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Publisher?.Trim(),
        SourceUrl);
}

/// <summary>The rules publication facts keep wherever they are given.</summary>
internal static class PublicationRules
{
    public const int PublisherLength = 200;
    public const int SourceUrlLength = 2000;

    public static IRuleBuilderOptions<T, string?> PublicationDate<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(value => value is null || TryDate(value, out _))
        .WithErrorCode("notADate")
        .WithMessage("'{PropertyValue}' is not a date; write it as 2026-03-05.")
        .Must(value => !TryDate(value, out var day) || PublicationDays.Holds(day))
        .WithErrorCode("outOfRange")
        .WithMessage($"'{{PropertyValue}}' is no day on which a report came out; give one from {Written(PublicationDays.Earliest)} to {Written(PublicationDays.Latest)}.");

    public static IRuleBuilderOptions<T, string?> PublisherName<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(value => value is null || (!string.IsNullOrWhiteSpace(value) && value.Length <= PublisherLength && !value.Any(char.IsControl)))
        .WithErrorCode("notAName")
        .WithMessage($"The name must have 1 to {PublisherLength} characters, none of them a control character; leave it out where it is not known.");

    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(value => value is null || (value.Length <= SourceUrlLength && !value.Any(char.IsControl)
            && Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        .WithErrorCode("notAnAddress")
        .WithMessage($"'{{PropertyValue}}' is not an absolute http or https address of at most {SourceUrlLength} characters.");

    private static bool TryDate(string? value, out DateOnly day) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
