using System.CommandLine;
using Tracker.Api.Hosting;

namespace Tracker.Api.CommandLine;

/// <summary>Asks a running server how it is, for containers and supervisors that have no HTTP client at hand.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string[] AnyHost = ["+", "*", "0.0.0.0", "[::]"];

    private static readonly Option<bool> Live = new("--live") { Description = "Ask only whether the process answers, not its database." };
    private static readonly Option<string?> Url = new("--url") { Description = "Address of the server; without it, where the settings have one listen on this machine." };

    public static Command Create()
    {
        Url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string?>(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                result.AddError("--url takes an address such as http://localhost:5080.");
        });
        var command = new Command("health", "Asks a running server whether it is ready; exit status 1 if it is not.") { Live, Url }.TakingSettings();
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(Url) is { } url ? new Uri(url) : OwnAddress(result.Settings()),
            result.GetValue(Live) ? "/health/live" : "/health/ready",
            result.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Uri server, string path, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        var probe = new Uri(server, path);
        try
        {
            using var answer = await http.GetAsync(probe, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            await (answer.IsSuccessStatusCode ? console.Output : console.Error).WriteLineAsync($"{probe}: {(int)answer.StatusCode} {text}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await console.Error.WriteLineAsync($"{probe}: {exception.Message}");
            return 1;
        }
    }

    private static Uri OwnAddress(string[] settings)
    {
        var addresses = TrackerApplication.Addresses(TrackerApplication.ReadSettings(settings).Configuration);
        var address = BindingAddress.Parse(
            addresses.FirstOrDefault(one => one.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingsException("The server listens on no plain http address; say by --url where to ask."));
        return new UriBuilder("http", AnyHost.Contains(address.Host) ? "localhost" : address.Host, address.Port).Uri;
    }
}
