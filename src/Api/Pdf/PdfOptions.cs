using FluentValidation;

namespace Tracker.Api.Pdf;

/// <summary>Settings of the section <c>Pdf</c>.</summary>
public sealed class PdfOptions
{
    public const string Section = "Pdf";

    /// <summary>Poppler's program that takes the text out of a PDF: its path, or its name where it is on the search path.</summary>
    public string PdfToText { get; set; } = "pdftotext";

    /// <summary>The longest that it may take for one file.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most memory that it may take for one file.</summary>
    public int MaxMegabytes { get; set; } = 512;

    internal sealed class Validator : AbstractValidator<PdfOptions>
    {
        public Validator()
        {
            RuleFor(options => options.PdfToText).NotEmpty().WithMessage("Set a path, or pdftotext.");
            RuleFor(options => options.Timeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
            RuleFor(options => options.MaxMegabytes).InclusiveBetween(64, 65536);
        }
    }
}
