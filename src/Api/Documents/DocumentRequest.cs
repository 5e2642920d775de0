using FluentValidation;

namespace Tracker.Api.Documents;

/// <summary>A report to take in.</summary>
/// <param name="Text">Its text, Simplified or Traditional.</param>
/// <param name="FileName">The name it should be known by.</param>
/// <param name="PublishedOn">Date of publication, yyyy-MM-dd; prefer it to the dateline's.</param>
/// <param name="Publisher">Newspaper, agency or site.</param>
/// <param name="SourceUrl">Where it was published, http or https.</param>
public sealed record DocumentRequest(string Text, string? FileName, string? PublishedOn, string? Publisher, string? SourceUrl)
{
    public PublicationRequest ToPublication() => new(PublishedOn, Publisher, SourceUrl);

    internal sealed class Validator : AbstractValidator<DocumentRequest>
    {
        public Validator()
        {
            RuleFor(request => request.Text).NotNull()
                .OverridePropertyName("/text").WithErrorCode("missing").WithMessage("Send the report's text.");
            RuleFor(request => request.FileName).Must(IsFileName)
                .OverridePropertyName("/fileName").WithErrorCode("notAName")
                .WithMessage("A file name has 1 to 255 characters, no slash and no control character.");
            RuleFor(request => request.PublishedOn).IsoDate().OverridePropertyName("/publishedOn");
            RuleFor(request => request.Publisher).PublisherName().OverridePropertyName("/publisher");
            RuleFor(request => request.SourceUrl).WebAddress().OverridePropertyName("/sourceUrl");
        }

        private static bool IsFileName(string? name) =>
            name is null || (name.Length is > 0 and <= 255 && !name.Any(character => char.IsControl(character) || character is '/' or '\\'));
    }
}
