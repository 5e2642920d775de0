using System.CommandLine;
using Tracker.Persistence;
using Tracker.Persistence.Principals;

namespace Tracker.Api.CommandLine;

internal static class KeysCommand
{
    private static readonly Option<string> Name = new("--name") { Description = "Whose key it is.", Required = true };
    private static readonly Option<string> Role = new("--role") { Description = "What it may do.", Required = true };

    public static Command Create()
    {
        Role.AcceptOnlyFromAmong([.. Roles.All]);
        Name.Validators.Add(result =>
        {
            var name = result.GetValueOrDefault<string>();
            if (string.IsNullOrWhiteSpace(name) || name.Length > 200 || name.Any(char.IsControl))
                result.AddError("--name takes 1 to 200 characters, all on one line.");
        });
        var create = new Command("create", "Makes a principal with an API key, and shows the key this once.") { Name, Role }.TakingSettings();
        create.SetAction((result, cancellationToken) => RunAsync(
            result.Settings(), result.GetRequiredValue(Name), result.GetRequiredValue(Role), result.InvocationConfiguration, cancellationToken));
        return new Command("keys", "Manages API keys.") { create };
    }

    private static async Task<int> RunAsync(
        string[] settings, string name, string role, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var services = await Workbench.OpenAsync(settings, cancellationToken);
        var key = await services.GetRequiredService<ApiKeys>().CreateAsync(name.Trim(), role, Principal.CommandLine, cancellationToken);
        await console.Error.WriteLineAsync($"The key of {name.Trim()} ({role}). It is shown this once; send it as X-Api-Key.");
        await console.Output.WriteLineAsync(key);
        return 0;
    }
}
