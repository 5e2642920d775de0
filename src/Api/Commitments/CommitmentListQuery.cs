using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Tracker.Api.Paging;
using Tracker.Api.Vocabularies;
using Tracker.Extraction;
using Tracker.Extraction.Regions;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;

namespace Tracker.Api.Commitments;

/// <summary>What GET /commitments can be asked. Values of one parameter are alternatives; parameters narrow each other.</summary>
internal sealed record CommitmentListQuery(
    [property: FromQuery(Name = "q")] string? Words,
    [property: FromQuery(Name = "region")] string[]? Regions,
    [property: FromQuery(Name = "includeContaining")] QueryFlag? IncludeContaining,
    [property: FromQuery(Name = "theme")] string[]? Themes,
    [property: FromQuery(Name = "kind")] string[]? Kinds,
    [property: FromQuery(Name = "actor")] string[]? Actors,
    [property: FromQuery(Name = "document")] string[]? Documents,
    [property: FromQuery(Name = "status")] string[]? Statuses,
    [property: FromQuery(Name = "review")] string[]? Reviews,
    [property: FromQuery(Name = "state")] string[]? States,
    [property: FromQuery(Name = "strength")] string[]? Strengths,
    [property: FromQuery(Name = "pace")] string[]? Paces,
    [property: FromQuery(Name = "asOf")] QueryDate? AsOf,
    [property: FromQuery(Name = "assignee")] string[]? Assignees,
    [property: FromQuery(Name = "untouchedSince")] QueryDate? UntouchedSince,
    [property: FromQuery(Name = "sort")] string? Sort,
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    private const int MostValues = 50;
    private const int LongestSearch = 1000;
    private const string Newest = "newest";
    private const string Relevance = "relevance";

    public bool IsByRelevance => Sort == Relevance;

    /// <summary>How many keys a cursor holds: of a walk by relevance, those of <see cref="Persistence.Search.RelevancePosition"/>.</summary>
    public int CursorKeys => IsByRelevance ? 3 : 1;

    /// <summary>The list and its filters in canonical form, which a cursor is bound to.</summary>
    public string Scope => string.Join('\n', new[] { "commitments", IncludeContaining?.Given ?? "false", Sort ?? Newest, Words ?? "", AsOf?.Given ?? "", UntouchedSince?.Given ?? "" }
        .Concat(Parameters().Select(parameter => $"{parameter.Name}={string.Join('\t', parameter.Values.Order(StringComparer.Ordinal))}")));

    /// <summary>The filter that a valid query stands for.</summary>
    /// <param name="asOf">The day that pace is judged on.</param>
    /// <param name="assignees">Ids of principals, as the parameter's values stand for.</param>
    public CommitmentFilter ToFilter(Extractor extractor, BusinessCalendar calendar, DateOnly asOf, IReadOnlyList<Guid> assignees)
    {
        var gazetteer = extractor.Gazetteer;
        var regions = (Regions ?? []).Select(value => Slug(gazetteer, value)).Distinct(StringComparer.Ordinal).ToList();
        return new CommitmentFilter
        {
            Search = Words is null ? null : extractor.Search.Read(Words),
            Regions = regions,
            ContainingRegions = IncludeContaining?.Value == true
                ? [.. regions.SelectMany(gazetteer.Containing).Distinct(StringComparer.Ordinal).Except(regions)]
                : [],
            Themes = Themes ?? [],
            Kinds = Kinds ?? [],
            Actors = [.. (Actors ?? []).Select(actor => extractor.Fold(actor.Trim())).Distinct(StringComparer.Ordinal)],
            Documents = [.. (Documents ?? []).Select(Guid.Parse)],
            Statuses = Statuses ?? [],
            Strengths = Strengths ?? [],
            Reviews = Reviews ?? [],
            States = States ?? [],
            Paces = Paces ?? [],
            AsOf = asOf,
            Assignees = assignees,
            UntouchedSince = UntouchedSince?.Value is { } day ? calendar.StartOf(day) : null,
        };
    }

    private static string Slug(Gazetteer gazetteer, string slugOrCode) =>
        gazetteer.TryFind(slugOrCode, out var region) ? region.Slug : slugOrCode;

    private IEnumerable<(string Name, string[] Values)> Parameters() =>
    [
        ("region", Regions ?? []),
        ("theme", Themes ?? []),
        ("kind", Kinds ?? []),
        ("actor", Actors ?? []),
        ("document", Documents ?? []),
        ("status", Statuses ?? []),
        ("review", Reviews ?? []),
        ("state", States ?? []),
        ("strength", Strengths ?? []),
        ("pace", Paces ?? []),
        ("assignee", Assignees ?? []),
    ];

    internal sealed class Validator : AbstractValidator<CommitmentListQuery>
    {
        public Validator(VocabularyCatalog vocabularies, Extractor extractor)
        {
            var gazetteer = extractor.Gazetteer;
            RuleFor(query => query.Limit).PageLimit();
            RuleFor(query => query.AsOf).Date("asOf");
            RuleFor(query => query.UntouchedSince).Date("untouchedSince");
            RuleFor(query => query).Custom((query, context) => CheckSearch(query, extractor, context));
            RuleFor(query => query.IncludeContaining).Flag("includeContaining");
            RuleFor(query => query).Custom((query, context) =>
            {
                foreach (var (name, values) in query.Parameters().Where(parameter => parameter.Values.Length > MostValues))
                    Add(context, name, "tooManyValues", $"{values.Length} values were given; at most {MostValues} are allowed.");
            });
            Each(query => query.Regions, "region", value => gazetteer.TryFind(value, out _),
                "is neither a region's slug nor a GB/T 2260 code; GET /api/v1/regions lists them.");
            Each(query => query.Actors, "actor", value => !string.IsNullOrWhiteSpace(value), "is no name; leave the parameter out to have every actor.");
            Each(query => query.Documents, "document", value => Guid.TryParseExact(value, "D", out _),
                "is not a document's id; GET /api/v1/documents lists them.");
            Coded(query => query.Themes, "theme", vocabularies.Codes("theme"));
            Coded(query => query.Kinds, "kind", vocabularies.Codes("kind"));
            Coded(query => query.Statuses, "status", vocabularies.Codes("status"));
            Coded(query => query.Reviews, "review", vocabularies.Codes("review"));
            Coded(query => query.States, "state", vocabularies.Codes("state"));
            Coded(query => query.Strengths, "strength", vocabularies.Codes("strength"));
            Coded(query => query.Paces, "pace", vocabularies.Codes("pace"));
            RuleFor(query => query.Cursor).CursorOf(query => query.Scope, query => query.CursorKeys);
        }

        private static void CheckSearch(CommitmentListQuery query, Extractor extractor, ValidationContext<CommitmentListQuery> context)
        {
            if (query.Words is { Length: > LongestSearch } words)
                Add(context, "q", "tooLong", $"{words.Length} UTF-16 units were given; at most {LongestSearch} are allowed.");
            else if (query.Words is not null && extractor.Search.Read(query.Words) is null)
                Add(context, "q", "nothingToSearch", "There is neither a letter nor a digit in it; leave the parameter out to have every commitment.");
            if (query.Sort is not (null or Newest or Relevance))
                Add(context, "sort", "unknownValue", $"'{query.Sort}' is not known; allowed are {Newest}, {Relevance}.");
            else if (query is { IsByRelevance: true, Words: null })
                Add(context, "sort", "noSearch", $"'{Relevance}' orders what a search finds; give q, the words to search for.");
        }

        private void Coded(Func<CommitmentListQuery, string[]?> values, string name, IReadOnlyList<string> codes) =>
            Each(values, name, value => codes.Contains(value, StringComparer.Ordinal), $"is not known; allowed are {string.Join(", ", codes)}.");

        private void Each(Func<CommitmentListQuery, string[]?> values, string name, Func<string, bool> known, string fault) =>
            RuleFor(query => query).Custom((query, context) =>
            {
                foreach (var value in (values(query) ?? []).Take(MostValues).Where(value => !known(value)))
                    Add(context, name, "unknownValue", $"'{value}' {fault}");
            });

        private static void Add(ValidationContext<CommitmentListQuery> context, string name, string code, string message) =>
            context.AddFailure(new FluentValidation.Results.ValidationFailure(name, message) { ErrorCode = code });
    }
}
