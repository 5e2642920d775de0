using System.Text.Json;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

/// <summary>
/// The cases of <c>Cases/commitments.json</c>: sentences, each read behind its group's words, that are commitments or
/// none.
/// </summary>
public sealed class CommitmentCasesTests
{
    private static readonly Group[] Groups = Read();

    public static TheoryData<string, string, string?, string?> Commitments()
    {
        var cases = new TheoryData<string, string, string?, string?>();
        foreach (var group in Groups)
        {
            foreach (var sentence in group.Commitments)
                cases.Add(group.Before, sentence, group.Kind, group.Actor);
        }

        return cases;
    }

    public static TheoryData<string, string> Others()
    {
        var cases = new TheoryData<string, string>();
        foreach (var group in Groups)
        {
            foreach (var sentence in group.None)
                cases.Add(group.Before, sentence);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Commitments))]
    public void A_commitment_is_found_with_its_kind_and_actor(string before, string sentence, string? kind, string? actor)
    {
        var mentions = Extractor.Default.Extract(before + sentence, DocumentHints.None).Mentions;

        var mention = Assert.Single(mentions, mention => mention.Segments[^1].End == before.Length + sentence.Length);
        if (kind is not null)
            Assert.Equal(kind, mention.Kind);
        if (actor is not null)
            Assert.Equal(actor, mention.Actor?.Name);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_commitment_is_passed_over(string before, string sentence)
    {
        var mentions = Extractor.Default.Extract(before + sentence, DocumentHints.None).Mentions;

        Assert.DoesNotContain(mentions, mention => mention.Segments[^1].End == before.Length + sentence.Length);
    }

    private static Group[] Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Cases", "commitments.json"));
        return JsonSerializer.Deserialize<Group[]>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Group(string About, string Before, string? Kind, string? Actor, string[] Commitments, string[] None);
}
