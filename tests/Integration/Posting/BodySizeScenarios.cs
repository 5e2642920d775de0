using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Posting;

public abstract class BodySizeScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const int TextLimit = 4096;
    private const string SmallLimit = "--Documents:MaxTextBytes=4096";

    [Theory]
    [InlineData(20_000_000)]
    [InlineData(30_000_000)]
    public async Task A_body_of_many_megabytes_is_too_large(int length)
    {
        var tracker = await ServeAsync();

        (await tracker.PostReportAsync(new string('水', length / 3))).ExpectProblem(413, "bodyTooLarge");

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task A_file_of_twenty_megabytes_is_too_large()
    {
        var tracker = await ServeAsync();

        (await tracker.PostFileAsync(Encoding.UTF8.GetBytes(new string('水', 7_000_000)), "large.txt")).ExpectProblem(413, "bodyTooLarge");

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Theory]
    [InlineData(TextLimit, 201)]
    [InlineData(TextLimit + 1, 413)]
    public async Task The_limit_counts_the_bytes_of_the_decoded_text(int bytes, int status)
    {
        var tracker = await ServeAsync(SmallLimit);
        var text = Reports.Taihu + new string('a', bytes - Encoding.UTF8.GetByteCount(Reports.Taihu));

        (await tracker.PostReportAsync(text)).Expect(status);
        (await tracker.PostFileAsync(Encoding.UTF8.GetBytes(text), "r.txt")).Expect(status == 201 ? 200 : 413);
        var escaped = string.Concat(text.Select(character => $"\\u{(int)character:x4}"));
        (await tracker.PostJsonAsync("/api/v1/documents", $"{{\"text\":\"{escaped}\"}}")).Expect(status == 201 ? 200 : 413);
    }

    [Fact]
    public async Task A_body_without_a_length_is_cut_off_at_the_limit()
    {
        var tracker = await ServeAsync(SmallLimit);
        await using var raw = await RawConnection.OpenAsync(tracker.Port);
        await raw.SendAsync(
            "POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        await raw.SendAsync("9\r\n{\"text\":\"\r\n");

        var chunk = Encoding.Latin1.GetBytes($"4000\r\n{new string('a', 0x4000)}\r\n");
        for (var sent = 0; sent < 1000 && await raw.SendAsync(chunk); sent++)
        {
            // Until the server has had enough.
        }

        var answer = await raw.ReadAnswerAsync();
        Assert.Equal(413, answer?.Status);
        Assert.Contains("application/problem+json", answer?.Text, StringComparison.Ordinal);
        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task A_chunked_body_within_the_limit_is_taken_in()
    {
        var tracker = await ServeAsync(SmallLimit);
        await using var raw = await RawConnection.OpenAsync(tracker.Port);
        await raw.SendAsync(
            "POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        foreach (var part in Encoding.UTF8.GetBytes($$"""{"text":"{{Reports.Taihu}}"}""").Chunk(5))
            await raw.SendAsync([.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8]);
        await raw.SendAsync("0\r\n\r\n");

        Assert.Equal(201, (await raw.ReadAnswerAsync())?.Status);
        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
    }

    [Theory]
    [InlineData("application/json", "{\"text\":\"aaaa")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\naaa")]
    public async Task A_client_that_hangs_up_in_mid_body_leaves_nothing_and_no_error_in_the_log(string mediaType, string beginning)
    {
        var tracker = await ServeAsync();
        for (var round = 0; round < TestDepth.Count(5, 100); round++)
        {
            await using var raw = await RawConnection.OpenAsync(tracker.Port);
            await raw.SendAsync($"POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: {mediaType}\r\nContent-Length: 100000\r\n\r\n{beginning}");
            raw.Abort();
        }

        await Untouched.AssertStillServesAsync(tracker, Database);
        Assert.DoesNotContain(tracker.Logged, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/json", "{\"text\":\"aaaa")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\naaa")]
    public async Task A_body_that_ends_before_its_length_is_never_a_fault_of_the_server(string mediaType, string beginning)
    {
        var tracker = await ServeAsync();
        await using var raw = await RawConnection.OpenAsync(tracker.Port);
        await raw.SendAsync($"POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: {mediaType}\r\nContent-Length: 100000\r\n\r\n{beginning}");
        raw.EndSending();

        if (await raw.ReadAnswerAsync() is var (status, _))
            Assert.InRange(status, 400, 499);
        await Untouched.AssertStillServesAsync(tracker, Database);
        Assert.DoesNotContain(tracker.Logged, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_in_a_JSON_of_many_blanks_is_taken_in()
    {
        var tracker = await ServeAsync();

        (await tracker.PostJsonAsync("/api/v1/documents", $$"""{{new string(' ', 1_000_000)}}{"text":"{{Reports.Taihu}}"}""")).Expect(201);
    }
}

public sealed class BodySizeOnSqlite() : BodySizeScenarios(new SqliteEngine());

public sealed class BodySizeOnSqlServer() : BodySizeScenarios(new SqlServerEngine());
