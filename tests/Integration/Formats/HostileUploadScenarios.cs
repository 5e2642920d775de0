using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Formats;

public abstract class HostileUploadScenarios(DatabaseEngine engine) : Scenario(engine)
{
    // Less than the usual limit, which the measured readings have, to spare time.
    private const string SmallLimit = "--Documents:MaxTextBytes=2097152";

    private static readonly IReadOnlyList<(string Name, HostileFile File)> Cases =
        [.. HostileFiles.Cases.Where(pair => PdfToTextProgram.IsInstalled || !pair.Value.NeedsPdfToText).Select(pair => (pair.Key, pair.Value))];

    [Fact]
    public async Task Posted_each_is_a_problem_with_its_own_code_and_the_server_goes_on()
    {
        var tracker = await ServeAsync(SmallLimit);

        foreach (var (name, file) in Cases)
        {
            var answer = await tracker.PostFileAsync(file.Content(), file.FileName, "application/octet-stream");
            Assert.True(answer.Status == file.Status, $"{name}: {answer}");
            answer.ExpectProblem(file.Status, file.Code);
        }
        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task In_a_folder_each_is_named_with_its_reason_and_the_reports_go_in()
    {
        using var folder = new ScratchFolder();
        for (var i = 0; i < Cases.Count; i++)
            folder.Write($"{i}/{Cases[i].File.FileName}", Cases[i].File.Content());
        folder.Write("good.txt", Reports.Taihu);
        folder.Write("good.docx", DocxWriter.Write(Reports.Numbered(1)));

        var result = await TrackerProcess.RunAsync(["ingest", folder.Path, SmallLimit, .. Database.Settings]);

        Assert.Contains($"2 new, 0 known, {Cases.Count} failed", result.Expect(1).Output, StringComparison.Ordinal);
        Assert.Equal(Cases.Count, result.Errors.Split('\n').Count(line => line.StartsWith("failed: ", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
    }
}

public sealed class HostileUploadOnSqlite() : HostileUploadScenarios(new SqliteEngine());

public sealed class HostileUploadOnSqlServer() : HostileUploadScenarios(new SqlServerEngine());
