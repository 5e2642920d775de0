using FluentValidation;

namespace Tracker.Api.Hosting;

/// <summary>Settings of the section <c>Shutdown</c>.</summary>
public sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>How long everything is still served after the signal, while readiness fails already.</summary>
    public TimeSpan DrainDelay { get; set; }

    /// <summary>The longest time that requests under way may then still take; what takes longer is cut off.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that a shutdown can be told to take.</summary>
    internal static TimeSpan Longest { get; } = 2 * LongestPart;

    private static TimeSpan LongestPart => TimeSpan.FromMinutes(10);

    internal sealed class Validator : AbstractValidator<ShutdownOptions>
    {
        public Validator()
        {
            RuleFor(options => options.DrainDelay).InclusiveBetween(TimeSpan.Zero, LongestPart);
            RuleFor(options => options.Timeout).InclusiveBetween(TimeSpan.FromSeconds(1), LongestPart);
        }
    }
}
