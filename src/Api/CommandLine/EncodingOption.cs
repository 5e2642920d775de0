using System.CommandLine;
using Tracker.Extraction.Formats.Encodings;

namespace Tracker.Api.CommandLine;

/// <summary>The option <c>--encoding</c> of the verbs that read files.</summary>
internal static class EncodingOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--encoding")
        {
            Description = $"Encoding of text and HTML files, instead of detecting it: {string.Join(", ", TextEncoding.Names)}; a sidecar NAME.meta.yaml comes first.",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !TextEncoding.IsKnown(name))
                result.AddError($"No encoding is called '{name}'; there are {string.Join(", ", TextEncoding.Names)}.");
        });
        return option;
    }
}
