using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>Links commitments to the places they concern.</summary>
internal sealed class RegionLinker
{
    private readonly Places _places;
    private readonly RegionWords _words;
    private readonly HomeWords _cues;
    private readonly Publishers _publishers;
    private readonly NamedPlaces _named;

    public RegionLinker(LexiconFiles files, ScriptFold fold, WordIndex words)
    {
        var file = new RegionFile(files);
        (Gazetteer, var names) = GazetteerReader.Read(files, file);
        _places = new Places(Gazetteer);
        _words = new RegionWords(file, _places, names, fold, words);
        _cues = new HomeWords(file, fold);
        _publishers = new Publishers(file, _places, fold);
        _named = new NamedPlaces(
            _places, _words, new NameChoice(_places, file), new NameVetoes(file, fold), new Abbreviations(file, _places));
    }

    public Gazetteer Gazetteer { get; }

    /// <summary>What the document tells of places; to be asked for all its commitments.</summary>
    public DocumentPlaces Read(DocumentOutline outline, TextScan scan, DocumentHints hints) =>
        new(outline, scan, hints, _places, _words, _cues, _publishers);

    /// <summary>
    /// The places that the sentence names. Where it names none, the place it inherits: whose meeting it is, or the
    /// place the speaker governs. A speaker who acts for his own place adds it to those he names.
    /// </summary>
    public IReadOnlyList<RegionLink> Link(CommitmentSentence sentence, DocumentPlaces document)
    {
        var context = new CommitmentPlaces(sentence, document);
        var named = _named.Read(document.Folded, sentence.Scope, document.Tokens, context);
        var links = new List<RegionLink>();
        foreach (var place in named)
            Add(links, Named(sentence, place));
        if (context.OwnPlace() is { } own)
            Add(links, Inherited(sentence, own));
        else if (context.Inherited() is { } home
            && (links.Count == 0 || (_places.IsAdministrative(home.Place) && named.TrueForAll(place => _places.IsCrossBoundary(place.Place)))))
        {
            Add(links, Inherited(sentence, home));
        }
        return links;
    }

    private static void Add(List<RegionLink> links, RegionLink link)
    {
        if (!links.Any(known => known.Region == link.Region))
            links.Add(link);
    }

    private RegionLink Named(CommitmentSentence sentence, NamedPlace named)
    {
        var reading = sentence.Outline.Reading;
        return new RegionLink(
            _places[named.Place].Slug, RegionBases.Named, named.Span.Slice(reading.Text), reading.ToSource(named.Span))
        {
            Alternatives = [.. named.Others.Select(other => _places[other].Slug)],
        };
    }

    private RegionLink Inherited(CommitmentSentence sentence, Home home)
    {
        var reading = sentence.Outline.Reading;
        return new RegionLink(
            _places[home.Place].Slug,
            home.Basis,
            home.Words ?? home.Span?.Slice(reading.Text) ?? "",
            home.Span is { } span ? reading.ToSource(span) : null);
    }
}
