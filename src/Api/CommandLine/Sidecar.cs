using FluentValidation;
using Tracker.Api.Documents;
using Tracker.Extraction.Formats.Encodings;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Tracker.Api.CommandLine;

/// <summary>The file <c>NAME.meta.yaml</c> beside a report, which says when, by whom and where it was published, and its encoding.</summary>
internal static class Sidecar
{
    private const string Suffix = ".meta.yaml";
    private const long MaxBytes = 64 * 1024;

    public static bool Is(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns what the sidecar of a report says (null without one), or what is wrong with it.</summary>
    public static (SourceFacts? Facts, string? Fault) Read(string reportPath)
    {
        var path = reportPath + Suffix;
        if (!File.Exists(path))
            return (null, null);
        if (new FileInfo(path).Length > MaxBytes)
            return (null, $"{path}: larger than {MaxBytes} bytes");
        try
        {
            var entry = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<Entry?>(File.ReadAllText(path)) ?? new Entry();
            var request = new PublicationRequest(entry.PublishedOn, entry.Publisher, entry.SourceUrl);
            var result = new Validator().Validate(request);
            if (entry.Encoding is { } encoding && !TextEncoding.IsKnown(encoding))
                return (null, $"{path}: encoding: no encoding is called '{encoding}'; there are {string.Join(", ", TextEncoding.Names)}.");
            return result.IsValid
                ? (new SourceFacts(request.ToFacts(), entry.Encoding), null)
                : (null, $"{path}: {string.Join(" ", result.Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}"))}");
        }
        catch (YamlException exception)
        {
            return (null, $"{path}, line {exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    private sealed class Entry
    {
        public string? PublishedOn { get; set; }

        public string? Publisher { get; set; }

        public string? SourceUrl { get; set; }

        public string? Encoding { get; set; }
    }

    internal sealed class Validator : AbstractValidator<PublicationRequest>
    {
        public Validator()
        {
            RuleFor(request => request.PublishedOn).IsoDate().OverridePropertyName("publishedOn");
            RuleFor(request => request.Publisher).PublisherName().OverridePropertyName("publisher");
            RuleFor(request => request.SourceUrl).WebAddress().OverridePropertyName("sourceUrl");
        }
    }
}
