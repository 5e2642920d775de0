using FluentValidation;

namespace Tracker.Api.Extraction;

/// <summary>Settings of the section <c>Extraction</c>.</summary>
public sealed class ExtractionOptions
{
    public const string Section = "Extraction";

    /// <summary>Folder of lexicon files that override or extend the built-in ones; relative to the caller's directory.</summary>
    public string? Lexicon { get; set; }

    /// <summary>Documents that are read by the rules at once; the others wait their turn.</summary>
    public int AtOnce { get; set; } = Environment.ProcessorCount;

    /// <summary>Documents that may wait for their turn; one more is refused with 503.</summary>
    public int QueueLength { get; set; } = 1024;

    internal sealed class Validator : AbstractValidator<ExtractionOptions>
    {
        public Validator()
        {
            RuleFor(options => options.AtOnce).InclusiveBetween(1, 256);
            RuleFor(options => options.QueueLength).InclusiveBetween(0, 100_000);
        }
    }
}
