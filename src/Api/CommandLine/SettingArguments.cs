using System.CommandLine;
using Tracker.Api.Hosting;

namespace Tracker.Api.CommandLine;

/// <summary>Settings on the command line, under their usual names: <c>--urls …</c>, <c>--ConnectionStrings:Tracker …</c>.</summary>
internal static class SettingArguments
{
    private static readonly string[] Roots =
        ["urls", "environment", "AllowedHosts", "Logging", "Kestrel", .. Hosting.Settings.SectionNames];

    /// <summary>Lets a verb take settings beside its own options.</summary>
    public static Command TakingSettings(this Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        return command;
    }

    /// <summary>The settings among the arguments, as the framework's configuration reads them.</summary>
    /// <exception cref="SettingsException">An argument is neither the verb's own nor a setting.</exception>
    public static string[] Settings(this ParseResult result)
    {
        var (others, settings) = Split(result.UnmatchedTokens);
        return others is [var stranger, ..]
            ? throw new SettingsException($"'{stranger}' is neither an option of '{result.CommandResult.Command.Name}' nor a setting; see --help.")
            : settings;
    }

    /// <summary>Parts what has the form of a setting from other arguments.</summary>
    /// <exception cref="SettingsException">An option is no setting, or a setting has no value.</exception>
    public static (IReadOnlyList<string> Others, string[] Settings) Split(IReadOnlyList<string> tokens)
    {
        var (others, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].StartsWith("--", StringComparison.Ordinal))
            {
                others.Add(tokens[i]);
                continue;
            }
            var (name, value) = tokens[i].Split('=', 2) is [var left, var right] ? (left, right) : (tokens[i], null);
            if (!Roots.Contains(name[2..].Split(':')[0], StringComparer.OrdinalIgnoreCase))
                throw new SettingsException($"'{tokens[i]}' is neither an option here nor a setting; see --help.");
            if (value is null && i + 1 < tokens.Count)
                value = tokens[++i];
            settings.Add($"{name}={value ?? throw new SettingsException($"The setting {name} has no value.")}");
        }
        return (others, [.. settings]);
    }
}
