using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>For whom a voice speaks.</summary>
internal enum Side
{
    /// <summary>Nothing tells.</summary>
    Unknown,
    Authority,

    /// <summary>A company, an expert, a citizen.</summary>
    Private,
    Foreign,
}

/// <summary>A person whom the text gives a title.</summary>
internal sealed record Person(string Name, Side Side, TextSpan Title, string? Office, string? Body);

/// <summary>The persons of a document with the titles they were introduced by.</summary>
internal sealed class People
{
    private const int FarthestTitle = 600;

    private readonly Dictionary<string, Person> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    // The leaders by the part of the text in which their titles end.
    private readonly Dictionary<int, List<Person>> _leaders = [];

    // Those whom the article last learned from introduces.
    private readonly List<string> _introduced = [];
    private readonly Reading _reading;
    private readonly TextScan _scan;
    private readonly NameReader _nameReader;

    public People(Reading reading, TextScan scan, NameReader names)
    {
        (_reading, _scan, _nameReader) = (reading, scan, names);
    }

    public HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names => _names.GetAlternateLookup<ReadOnlySpan<char>>();

    public Person? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The first leader whom a title introduces in the part of the text before a place; whom 他 means where nobody has spoken.</summary>
    public Person? FirstOfAuthority(int before)
    {
        Person? first = null;
        for (var part = Math.Max(0, before - FarthestTitle) / FarthestTitle; part <= before / FarthestTitle; part++)
        {
            foreach (var person in _leaders.GetValueOrDefault(part) ?? [])
            {
                var isNear = person.Title.End <= before && before - person.Title.End < FarthestTitle;
                if (isNear && (first is null || person.Title.Start < first.Title.Start) && ReferenceEquals(Find(person.Name), person))
                    first = person;
            }
        }

        return first;
    }

    /// <summary>The person last introduced by this office.</summary>
    public Person? OfOffice(ReadOnlySpan<char> office)
    {
        Person? last = null;
        foreach (var person in _byName.Values)
        {
            if (person.Side == Side.Authority && office.SequenceEqual(person.Office))
                last = person;
        }

        return last;
    }

    /// <summary>Learns every person whom a title introduces in an article's sentences.</summary>
    public void LearnFrom(Article article)
    {
        _introduced.Clear();
        foreach (var paragraph in article.Paragraphs)
        {
            foreach (var sentence in paragraph.Sentences)
                LearnFrom(sentence);
        }
    }

    // 黎明副区长, 习近平总书记: the name before the office, at the head of a clause.
    private Person? NamedBefore(WordMatch office, TextSpan within)
    {
        var classes = (SpeakerClasses)office.Entry;
        if ((classes & SpeakerClasses.PrivateOffice) != 0 || ((classes & SpeakerClasses.ForeignOffice) != 0 && !TitleReader.IsHome(_reading, office)))
            return null;
        var start = office.Start;
        for (var length = 1; length <= 3; length++)
        {
            start -= Math.Max(1, Han.WordBefore(_reading.Folded, start));
            if (start < within.Start)
                break;
            if (length == 1 || (start > within.Start && Han.WordBefore(_reading.Folded, start) > 0))
                continue;
            if (_nameReader.End(start, office.Start, Names) == office.Start)
                return new Person(_reading.Folded[start..office.Start], (classes & SpeakerClasses.Member) != 0 ? Side.Private : Side.Authority, new TextSpan(start, office.End), _reading.Folded[office.Start..office.End], null);
        }

        return null;
    }

    /// <summary>Leaders of at least two different provinces or cities are introduced in the article last learned from.</summary>
    public bool LeadSeveralPlaces()
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _introduced)
        {
            var person = _byName[name];
            if (person.Side == Side.Authority && person.Body is { Length: >= 4 } body && body[^1] is '委' or '省' or '市' or '区' or '府')
                places.Add(body[..2]);
        }

        return places.Count >= 2;
    }

    private void LearnFrom(TextSpan span)
    {
        foreach (var match in _scan.Within(WordUse.Speakers, span))
        {
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Office) == 0 || match.End >= span.End)
                continue;
            if (TitleReader.TryRead(_reading, _scan, _nameReader, match, span, Names) is { } person)
                Learn(person);
            else if (NamedBefore(match, span) is { } named)
                Learn(named);
        }
    }

    // The first title is the fullest; a later one only adds an office to a name that had none.
    private void Learn(Person person)
    {
        _names.Add(person.Name);
        if (_byName.TryGetValue(person.Name, out var known) && known.Title.Length >= person.Title.Length)
            return;
        _byName[person.Name] = person;
        _introduced.Add(person.Name);
        if (person.Side != Side.Authority)
            return;
        var part = person.Title.End / FarthestTitle;
        if (!_leaders.TryGetValue(part, out var leaders))
            _leaders[part] = leaders = [];
        leaders.Add(person);
    }
}
