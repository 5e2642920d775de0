using FluentValidation;

namespace Tracker.Api.Hosting;

/// <summary>Settings of the section <c>Calendar</c>.</summary>
public sealed class CalendarOptions
{
    public const string Section = "Calendar";

    /// <summary>The zone in which business dates are counted, by its IANA name.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    internal sealed class Validator : AbstractValidator<CalendarOptions>
    {
        public Validator() => RuleFor(options => options.Zone)
            .Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            .WithMessage("'{PropertyValue}' is no time zone of this machine; set an IANA name such as Asia/Shanghai (and install tzdata where zones are missing).");
    }
}
