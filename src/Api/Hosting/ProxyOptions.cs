using System.Net;
using FluentValidation;

namespace Tracker.Api.Hosting;

/// <summary>Settings of the section <c>Proxy</c>.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Addresses and networks (<c>10.0.0.0/8</c>) of the proxies whose forwarded headers hold, parted by commas.</summary>
    public string Trusted { get; set; } = "";

    /// <summary>How many proxies stand one behind the other.</summary>
    public int Hops { get; set; } = 1;

    /// <summary>The trusted networks; an address is a network of one.</summary>
    internal IReadOnlyList<IPNetwork> Networks() => [.. Entries(Trusted).Select(entry => Network(entry)!.Value)];

    private static string[] Entries(string trusted) =>
        trusted.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? Network(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    internal sealed class Validator : AbstractValidator<ProxyOptions>
    {
        public Validator()
        {
            RuleForEach(options => Entries(options.Trusted))
                .Must(entry => Network(entry) is not null)
                .OverridePropertyName(nameof(Trusted))
                .WithMessage("'{PropertyValue}' is neither an address nor a network; set such as 10.1.2.3 or 10.1.0.0/16, parted by commas.");
            RuleFor(options => options.Hops).InclusiveBetween(1, 10);
        }
    }
}
