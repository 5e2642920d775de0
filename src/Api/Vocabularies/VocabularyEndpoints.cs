using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Api.OpenApi;
using Tracker.Api.Problems;

namespace Tracker.Api.Vocabularies;

internal static class VocabularyEndpoints
{
    public static void MapVocabularies(this RouteGroupBuilder api)
    {
        var vocabularies = api.MapGroup("/vocabularies").WithTags("Vocabularies");

        vocabularies.MapGet("", List).WithName("listVocabularies")
            .WithSummary("Every open vocabulary with its codes and labels");
        vocabularies.MapGet("/{name}", Get).WithName("getVocabulary")
            .WithSummary("The codes of one open vocabulary, with labels in three languages").Fails(404);
    }

    private static Ok<VocabularyList> List(VocabularyCatalog catalog) =>
        TypedResults.Ok(new VocabularyList([.. catalog.Names.Select(name => catalog.Find(name)!)]));

    private static Results<Ok<Vocabulary>, ProblemHttpResult> Get(string name, VocabularyCatalog catalog) =>
        catalog.Find(name) is { } vocabulary
            ? TypedResults.Ok(vocabulary)
            : new UnknownVocabulary(name, catalog.Names).Problem();
}

/// <summary>Every vocabulary.</summary>
public sealed record VocabularyList(IReadOnlyList<Vocabulary> Items);

/// <summary>There is no vocabulary of that name.</summary>
public sealed record UnknownVocabulary(string Name, IReadOnlyList<string> Known) : Failure;
