using FluentValidation;

namespace Tracker.Api.Events;

/// <summary>Settings of the section <c>Evidence</c>.</summary>
public sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>The most bytes that a file kept as evidence may have. A request's body must not be larger than a document's either.</summary>
    public int MaxFileBytes { get; set; } = 10 * 1024 * 1024;

    internal sealed class Validator : AbstractValidator<EvidenceOptions>
    {
        public Validator() => RuleFor(options => options.MaxFileBytes).InclusiveBetween(1024, 256 * 1024 * 1024);
    }
}
