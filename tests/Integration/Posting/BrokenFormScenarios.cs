using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Posting;

public abstract class BrokenFormScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Opening = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.txt\"\r\nContent-Type: text/plain\r\n\r\n";
    private const string Boundary = "multipart/form-data; boundary=b";

    public static TheoryData<string, string> Forms => new()
    {
        { "multipart/form-data", $"{Opening}{Reports.Taihu}\r\n--b--\r\n" },
        { "multipart/form-data; boundary=", $"{Opening}{Reports.Taihu}\r\n--b--\r\n" },
        { $"multipart/form-data; boundary={new string('b', 1000)}", $"{Opening}{Reports.Taihu}\r\n--b--\r\n" },
        { "multipart/form-data; boundary=other", $"{Opening}{Reports.Taihu}\r\n--b--\r\n" },
        { Boundary, "" },
        { Boundary, "--b--\r\n" },
        { Boundary, "--b" },
        { Boundary, "no multipart at all" },
        { Boundary, $"{Opening}{Reports.Taihu}" },
        { Boundary, $"{Opening}{Reports.Taihu}\r\n--b" },
        { Boundary, "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.txt\"\r\nContent-Type: text/pl" },
        { Boundary, $"--b\r\n{new string('a', 40_000)}: x\r\n\r\n{Reports.Taihu}\r\n--b--\r\n" },
        { Boundary, $"--b\r\n{string.Concat(Enumerable.Range(0, 100).Select(i => $"A{i}: x\r\n"))}\r\n{Reports.Taihu}\r\n--b--\r\n" },
        { Boundary, $"--b\r\nContent-Disposition: attachment\r\n\r\n{Reports.Taihu}\r\n--b--\r\n" },
        { Boundary, $"--b\r\nContent-Disposition: form-data; filename=\"r.txt\"\r\n\r\n{Reports.Taihu}\r\n--b--\r\n" },
        { Boundary, $"--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n{Reports.Taihu}\r\n--b--\r\n" },
        { Boundary, $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\nContent-Type: text/plain\r\n\r\n{Reports.Taihu}\r\n--b--\r\n" },
        { Boundary, $"--b\r\nContent-Disposition: \u0001\u0002\r\n\r\n{Reports.Taihu}\r\n--b--\r\n" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_that_is_broken_gets_its_problem_and_leaves_nothing(string contentType, string form)
    {
        var tracker = await ServeAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
        Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", contentType));

        var answer = await tracker.SendAsync(HttpMethod.Post, "/api/v1/documents", content);

        var code = answer.Expect(400).Json.GetProperty("code").GetString()!;
        Assert.True(code is "malformedBody" or "invalidInput", answer.ToString());
        answer.ExpectProblem(400, code);
        await Untouched.AssertStillServesAsync(tracker, Database);
    }
}

public sealed class BrokenFormOnSqlite() : BrokenFormScenarios(new SqliteEngine());

public sealed class BrokenFormOnSqlServer() : BrokenFormScenarios(new SqlServerEngine());
