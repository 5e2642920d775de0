using FluentValidation;

namespace Tracker.Api.Documents;

/// <summary>Settings of the section <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>The most that a document's decoded text may take in UTF-8.</summary>
    public int MaxTextBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most that a request's body may take: JSON can need twice the bytes of the text it carries.</summary>
    public long MaxBodyBytes => (2L * MaxTextBytes) + (64 * 1024);

    internal sealed class Validator : AbstractValidator<DocumentOptions>
    {
        public Validator() => RuleFor(options => options.MaxTextBytes).InclusiveBetween(1024, 256 * 1024 * 1024);
    }
}
