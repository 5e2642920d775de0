using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tracker.Integration.Tests.Harness;

/// <summary>A bare socket, for what no HTTP library would send.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient _socket;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient socket) => (_socket, _stream) = (socket, socket.GetStream());

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return new RawConnection(socket);
    }

    public Task<bool> SendAsync(string ascii) => SendAsync(Encoding.Latin1.GetBytes(ascii));

    /// <summary>Sends bytes; returns false where the server has hung up already.</summary>
    public async Task<bool> SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Says that nothing more will come, and still listens.</summary>
    public void EndSending() => _socket.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Hangs up without a word, as a client does that is killed.</summary>
    public void Abort() => _socket.Client.Close(timeout: 0);

    /// <summary>Reads all that the server sends until it closes; null where it closes without an answer.</summary>
    public async Task<(int Status, string Text)?> ReadAnswerAsync()
    {
        using var received = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(received, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Closed hard; what came before counts.
        }
        var text = Encoding.UTF8.GetString(received.ToArray());
        return text.Length == 0 ? null : (int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture), text);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
