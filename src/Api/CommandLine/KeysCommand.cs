using System.CommandLine;
using System.Globalization;
using Tracker.Api.Keys;
using Tracker.Persistence;
using Tracker.Persistence.Principals;

namespace Tracker.Api.CommandLine;

/// <summary>Manages API keys where there is no administrator to ask yet, or no server.</summary>
internal static class KeysCommand
{
    private const int ListedAtOnce = 500;

    private static readonly Option<string> Name = new("--name") { Description = "Whose key it is.", Required = true };
    private static readonly Option<string> Role = new("--role") { Description = "What it may do.", Required = true };
    private static readonly Option<DateOnly?> Until = new("--until") { Description = "The last day on which it holds (UTC), as yyyy-MM-dd; without it, it holds until it is revoked.", CustomParser = ReadDate };
    private static readonly Argument<string> Key = new("KEY") { Description = "The key's id, or what it begins with: its prefix in 'keys list'." };

    public static Command Create()
    {
        Role.AcceptOnlyFromAmong([.. Roles.All]);
        Name.Validators.Add(result =>
        {
            if (!KeyRequest.IsName(result.GetValueOrDefault<string>()))
                result.AddError("--name takes 1 to 200 characters, all on one line.");
        });
        var create = new Command("create", "Makes a principal with an API key, and shows the key this once.") { Name, Role, Until }.TakingSettings();
        create.SetAction((result, cancellationToken) => CreateAsync(
            result.Settings(), result.GetRequiredValue(Name), result.GetRequiredValue(Role), result.GetValue(Until), result.InvocationConfiguration, cancellationToken));
        var list = new Command("list", "Lists the keys without their secrets, newest first.").TakingSettings();
        list.SetAction((result, cancellationToken) => ListAsync(result.Settings(), result.InvocationConfiguration.Output, cancellationToken));
        var revoke = new Command("revoke", "Revokes a key for ever, at once.") { Key }.TakingSettings();
        revoke.SetAction((result, cancellationToken) => RevokeAsync(
            result.Settings(), result.GetRequiredValue(Key), result.InvocationConfiguration, cancellationToken));
        return new Command("keys", "Manages API keys.") { create, list, revoke };
    }

    private static async Task<int> CreateAsync(
        string[] settings, string name, string role, DateOnly? until, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var services = await Workbench.OpenAsync(settings, cancellationToken);
        var end = until is { } day ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset?)null;
        if (end <= services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            await console.Error.WriteLineAsync($"--until: {until:yyyy-MM-dd} has gone by.");
            return 2;
        }
        var key = await services.GetRequiredService<ApiKeys>().CreateAsync(name.Trim(), role, end, Principal.CommandLine, cancellationToken);
        await console.Error.WriteLineAsync($"The key of {name.Trim()} ({role}). It is shown this once; send it as X-Api-Key.");
        await console.Output.WriteLineAsync(key.Value);
        return 0;
    }

    private static async Task<int> ListAsync(string[] settings, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = await Workbench.OpenAsync(settings, cancellationToken);
        var keys = services.GetRequiredService<ApiKeyQueries>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await output.WriteLineAsync("prefix\tstate\trole\tname\tcreated\texpires\tlast used\tid");
        IReadOnlyList<ApiKeyRow> rows = [];
        do
        {
            rows = await keys.PageAsync(rows is [.., var last] ? last.ApiKeyKey : null, ListedAtOnce, cancellationToken);
            foreach (var key in rows.Select(row => IssuedKey.From(row, now)))
                await output.WriteLineAsync(string.Join('\t', key.Prefix, key.State, key.Role, key.Name, Moment(key.CreatedAt), Moment(key.ExpiresAt), Moment(key.LastUsedAt), key.Id));
        }
        while (rows.Count == ListedAtOnce);
        return 0;
    }

    private static async Task<int> RevokeAsync(string[] settings, string name, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var services = await Workbench.OpenAsync(settings, cancellationToken);
        var queries = services.GetRequiredService<ApiKeyQueries>();
        var found = Guid.TryParseExact(name, "D", out var id)
            ? await queries.FindAsync(id, cancellationToken)
            : await queries.FindAsync(ApiKey.PrefixOf(name), cancellationToken);
        if (found is null)
        {
            await console.Error.WriteLineAsync("No key has that id or prefix; 'tracker keys list' shows them.");
            return 1;
        }
        await services.GetRequiredService<ApiKeys>().RevokeAsync(found.Id, Principal.CommandLine, cancellationToken);
        await console.Output.WriteLineAsync($"Revoked: {ApiKey.Scheme}{found.Prefix} of {found.Name} ({found.Role}).");
        return 0;
    }

    private static string Moment(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateOnly? ReadDate(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError("--until takes a date as yyyy-MM-dd.");
        return null;
    }
}
