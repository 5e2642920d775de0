using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Tracker.Api.Paging;
using Tracker.Api.Vocabularies;
using Tracker.Persistence.Repeats;

namespace Tracker.Api.Repeats;

/// <summary>What GET /repeats can be asked. Values of one parameter are alternatives; parameters narrow each other.</summary>
internal sealed record RepeatListQuery(
    [property: FromQuery(Name = "state")] string[]? States,
    [property: FromQuery(Name = "kind")] string[]? Kinds,
    [property: FromQuery(Name = "commitment")] string[]? Commitments,
    [property: FromQuery(Name = "document")] string[]? Documents,
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    private const int MostValues = 50;

    /// <summary>The list and its filters in canonical form, which a cursor is bound to.</summary>
    public string Scope => "repeats\n" + string.Join('\n', Parameters()
        .Select(parameter => $"{parameter.Name}={string.Join('\t', parameter.Values.Order(StringComparer.Ordinal))}"));

    /// <summary>The filter that a valid query stands for.</summary>
    public RepeatFilter ToFilter() => new()
    {
        States = States ?? [],
        Kinds = Kinds ?? [],
        Commitments = [.. (Commitments ?? []).Select(Guid.Parse)],
        Documents = [.. (Documents ?? []).Select(Guid.Parse)],
    };

    private IEnumerable<(string Name, string[] Values)> Parameters() =>
    [
        ("state", States ?? []),
        ("kind", Kinds ?? []),
        ("commitment", Commitments ?? []),
        ("document", Documents ?? []),
    ];

    internal sealed class Validator : AbstractValidator<RepeatListQuery>
    {
        public Validator(VocabularyCatalog vocabularies)
        {
            RuleFor(query => query.Limit).PageLimit();
            RuleFor(query => query).Custom((query, context) =>
            {
                foreach (var (name, values) in query.Parameters().Where(parameter => parameter.Values.Length > MostValues))
                    Add(context, name, "tooManyValues", $"{values.Length} values were given; at most {MostValues} are allowed.");
            });
            Coded(query => query.States, "state", vocabularies.Codes("repeatState"));
            Coded(query => query.Kinds, "kind", vocabularies.Codes("repeatKind"));
            Each(query => query.Commitments, "commitment", value => Guid.TryParseExact(value, "D", out _),
                "is not a commitment's id; GET /api/v1/commitments lists them.");
            Each(query => query.Documents, "document", value => Guid.TryParseExact(value, "D", out _),
                "is not a document's id; GET /api/v1/documents lists them.");
            RuleFor(query => query.Cursor).CursorOf(query => query.Scope, keys: 1);
        }

        private void Coded(Func<RepeatListQuery, string[]?> values, string name, IReadOnlyList<string> codes) =>
            Each(values, name, value => codes.Contains(value, StringComparer.Ordinal), $"is not known; allowed are {string.Join(", ", codes)}.");

        private void Each(Func<RepeatListQuery, string[]?> values, string name, Func<string, bool> known, string fault) =>
            RuleFor(query => query).Custom((query, context) =>
            {
                foreach (var value in (values(query) ?? []).Take(MostValues).Where(value => !known(value)))
                    Add(context, name, "unknownValue", $"'{value}' {fault}");
            });

        private static void Add(ValidationContext<RepeatListQuery> context, string name, string code, string message) =>
            context.AddFailure(new FluentValidation.Results.ValidationFailure(name, message) { ErrorCode = code });
    }
}
