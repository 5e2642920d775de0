using System.Text.RegularExpressions;
using Tracker.Api.Hosting;
using Tracker.Integration.Tests.Harness;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using Settings = Tracker.Api.Hosting.Settings;

namespace Tracker.Integration.Tests.Operations;

/// <summary>The variables that the container files set are settings of the program, with values that it takes.</summary>
public sealed partial class ContainerSettingsTests
{
    // What the runtime and the framework read themselves.
    private static readonly string[] NotOurs = ["DOTNET_EnableDiagnostics", "ASPNETCORE_HTTP_PORTS"];

    [Fact]
    public void Every_variable_of_the_instances_in_compose_is_a_setting()
    {
        var services = Section(Compose(), "services");
        var instances = services.Values.Select(Section).Where(service => service.ContainsKey("build")).ToList();

        Assert.Equal(2, instances.Count);
        Assert.All(instances, instance => AssertSettings(Section(instance, "environment")
            .ToDictionary(variable => variable.Key, variable => variable.Value.ToString()!, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_variable_of_the_image_is_a_setting()
    {
        var lines = File.ReadAllText(Checkout.Combine("Containerfile")).ReplaceLineEndings("\n").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
        var variables = lines.Where(line => line.StartsWith("ENV ", StringComparison.Ordinal)).SelectMany(line => Variable().Matches(line))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim('"'), StringComparer.Ordinal);

        Assert.Contains("Shutdown__DrainDelay", variables.Keys);
        AssertSettings(variables);
    }

    [Fact]
    public void The_containers_have_what_the_drain_takes_and_a_root_that_is_only_read()
    {
        foreach (var instance in Section(Compose(), "services").Values.Select(Section).Where(service => service.ContainsKey("build")))
        {
            var settings = Section(instance, "environment");
            var drain = TimeSpan.Parse((string)settings["Shutdown__DrainDelay"], null) + TimeSpan.Parse((string)settings["Shutdown__Timeout"], null);

            Assert.True(int.Parse(((string)instance["stop_grace_period"]).TrimEnd('s'), null) > drain.TotalSeconds);
            Assert.Equal("true", instance["read_only"]);
        }
    }

    /// <summary>On the command line the program refuses what no options class knows; the environment may hold other things.</summary>
    private static void AssertSettings(IReadOnlyDictionary<string, string> variables)
    {
        var settings = variables.Where(variable => !NotOurs.Contains(variable.Key))
            .Select(variable => $"--{variable.Key.Replace("__", ":", StringComparison.Ordinal)}={Substitution().Replace(variable.Value, "secret")}")
            .ToList();
        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.Contains(setting[2..].Split(':')[0], Settings.SectionNames));

        // It throws where the program would refuse to start.
        Assert.NotNull(TrackerApplication.CreateBuilder([.. settings]));
    }

    private static Dictionary<string, object> Compose()
    {
        using var reader = File.OpenText(Checkout.Combine("compose.yaml"));
        return Section(new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(reader)))!);
    }

    private static Dictionary<string, object> Section(Dictionary<string, object> parent, string name) => Section(parent[name]);

    private static Dictionary<string, object> Section(object node) =>
        ((Dictionary<object, object>)node).ToDictionary(pair => (string)pair.Key, pair => pair.Value, StringComparer.Ordinal);

    // "Shutdown__DrainDelay=00:00:05", "A=\"with blanks\""
    [GeneratedRegex("""(?<name>[A-Za-z_]+)=(?<value>"[^"]*"|\S+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    // "${NAME:?message}"
    [GeneratedRegex(@"\$\{[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Substitution();
}
