using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Tracker.Integration.Tests.Contract;

namespace Tracker.Integration.Tests.Harness;

/// <summary>Speaks HTTP with a server on this machine, as a program of somebody else's would.</summary>
public sealed class TrackerClient : IDisposable
{
    public const string Root = "/api/v1";

    private readonly HttpClient _http;
    private readonly Func<IReadOnlyCollection<string>> _log;

    public TrackerClient(int port, Func<IReadOnlyCollection<string>> log)
    {
        Port = port;
        _log = log;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,

            // The name localhost may stand for ::1 first, where another server may listen on the same port.
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(2) };
    }

    public int Port { get; }

    /// <summary>What the server logged from warnings upward.</summary>
    public IReadOnlyCollection<string> Logged => _log();

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostJsonAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(json, "application/json"), headers);

    public Task<Answer> PatchJsonAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, Json(json, "application/merge-patch+json"), headers);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value), $"{name} is no request header");
        using var response = await _http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var answer = new Answer($"{method} {path}", (int)response.StatusCode, response.Headers, response.Content.Headers, body, _log);
        var violation = AnswerContract.Violation(method, path, answer.Status, answer.MediaType, body);
        Assert.True(violation is null, $"{violation}\n{answer}");
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private static ByteArrayContent Json(string json, string mediaType) =>
        new(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
}
