using FluentValidation;

namespace Tracker.Api.Security;

/// <summary>Settings of the section <c>RateLimits</c>: how many requests a minute, 0 for any number.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    private const int Most = 1_000_000;

    /// <summary>Of who comes with a key or a token; counted for each of them, wherever they come from.</summary>
    public int PerKey { get; set; } = 60_000;

    /// <summary>Of who comes with neither; counted for each address.</summary>
    public int PerAddress { get; set; } = 6000;

    /// <summary>With a key or token that is wrong; counted for each address.</summary>
    public int FailedPerAddress { get; set; } = 30;

    internal sealed class Validator : AbstractValidator<RateLimitOptions>
    {
        public Validator()
        {
            RuleFor(options => options.PerKey).InclusiveBetween(0, Most);
            RuleFor(options => options.PerAddress).InclusiveBetween(0, Most);
            RuleFor(options => options.FailedPerAddress).InclusiveBetween(0, Most);
        }
    }
}
