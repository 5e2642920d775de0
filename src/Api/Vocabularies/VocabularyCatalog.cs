using System.Collections.Frozen;
using Tracker.Extraction;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Tracker.Api.Vocabularies;

/// <summary>A code with its labels.</summary>
/// <param name="Code">What stands in fields and parameters.</param>
/// <param name="NameHans">Label in Simplified Chinese.</param>
/// <param name="NameHant">Label in Traditional Chinese.</param>
/// <param name="NameEn">Label in English.</param>
public sealed record VocabularyTerm(string Code, string NameHans, string NameHant, string NameEn);

/// <summary>An open vocabulary: later versions add terms, and clients must tolerate ones that they do not know.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Items">Its terms in their natural order.</param>
public sealed record Vocabulary(string Name, IReadOnlyList<VocabularyTerm> Items);

/// <summary>Every vocabulary that fields and parameters use.</summary>
public sealed class VocabularyCatalog
{
    private readonly FrozenDictionary<string, Vocabulary> _byName;

    public VocabularyCatalog(Extractor extractor)
    {
        var vocabularies = BuiltIn();
        vocabularies.Add(new Vocabulary("theme",
            [.. extractor.Themes.Select(theme => new VocabularyTerm(theme.Code, theme.NameHans, theme.NameHant, theme.NameEn))]));
        _byName = vocabularies.ToFrozenDictionary(vocabulary => vocabulary.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Names => [.. _byName.Keys.Order(StringComparer.Ordinal)];

    public Vocabulary? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The codes of a vocabulary that is known to be there.</summary>
    public IReadOnlyList<string> Codes(string name) => [.. _byName[name].Items.Select(term => term.Code)];

    private static List<Vocabulary> BuiltIn()
    {
        using var file = new StreamReader(typeof(VocabularyCatalog).Assembly.GetManifestResourceStream("vocabularies.yaml")!);
        return [.. new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<Dictionary<string, List<Entry>>>(file)
            .Select(pair => new Vocabulary(pair.Key,
                [.. pair.Value.Select(entry => new VocabularyTerm(entry.Code, entry.ZhHans, entry.ZhHant, entry.En))]))];
    }

    private sealed class Entry
    {
        public string Code { get; set; } = "";

        public string ZhHans { get; set; } = "";

        public string ZhHant { get; set; } = "";

        public string En { get; set; } = "";
    }
}
