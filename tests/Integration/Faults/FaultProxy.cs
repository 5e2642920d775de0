using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace Tracker.Integration.Tests.Faults;

/// <summary>What becomes of a connection when its moment has come.</summary>
public enum Cut
{
    /// <summary>What the program sent does not arrive.</summary>
    BeforeItArrives,

    /// <summary>It arrives and is done, and the answer is lost.</summary>
    BeforeTheAnswer,
}

/// <summary>Stands between the program and a SQL Server on real sockets, and cuts connections at chosen moments.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    // [MS-TDS] 2.2.3.1.1 and 2.2.6.9: a header of 8 bytes, ALL_HEADERS of 22, the kind of request.
    private const byte TransactionRequest = 0x0E;
    private const int KindAt = 30;
    private const byte Commit = 7;

    private readonly string _host;
    private readonly int _port;
    private readonly string _connectionString;
    private readonly List<Socket> _open = [];
    private readonly Lock _gate = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private Func<ReadOnlyMemory<byte>, Cut?> _decide = _ => null;
    private int _cuts;

    private FaultProxy(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        var (host, port) = builder.DataSource.Split(',') is [var name, var number] ? (name, int.Parse(number, null)) : (builder.DataSource, 1433);
        (_host, _port) = (host.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase), port);
        Up();

        // Unencrypted, so that the moments can be told; by then the login, which stays encrypted, is over.
        builder.DataSource = $"127.0.0.1,{Port}";
        builder.ConnectTimeout = 2;
        builder.Encrypt = false;
        builder.TrustServerCertificate = true;
        _connectionString = builder.ConnectionString;
    }

    public int Port { get; private set; }

    /// <summary>How many connections were cut at their moment.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>The argument that has the program connect through it.</summary>
    public string Setting => $"--ConnectionStrings:Tracker={_connectionString}";

    public static FaultProxy Before(string connectionString) => new(connectionString);

    /// <summary>The next transaction to be committed is cut.</summary>
    public void CutNextCommit(Cut cut) => Once(packet => packet.Length > KindAt && packet.Span[0] == TransactionRequest && packet.Span[KindAt] == Commit ? cut : null);

    /// <summary>What the program sends as the so-many-th from now on is cut.</summary>
    public void CutAfter(int packets, Cut cut)
    {
        var left = packets;
        Once(_ => Interlocked.Decrement(ref left) == 0 ? cut : null);
    }

    /// <summary>The server is away: nothing listens, and what was open is cut.</summary>
    public void Down()
    {
        _listener?.Stop();
        lock (_gate)
        {
            foreach (var socket in _open)
                Abort(socket);
            _open.Clear();
        }
    }

    public void Up()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        Down();
        await _accepting;
        _listener?.Dispose();
    }

    private void Once(Func<ReadOnlyMemory<byte>, Cut?> decide)
    {
        var done = 0;
        _decide = packet => Volatile.Read(ref done) == 0 && decide(packet) is { } cut && Interlocked.Exchange(ref done, 1) == 0 ? cut : null;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was stopped.
        }
    }

    private async Task RelayAsync(Socket program)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        program.NoDelay = true;
        lock (_gate)
            _open.AddRange([program, server]);
        try
        {
            await server.ConnectAsync(_host, _port);
            var answers = new Answers(server, program);
            await Task.WhenAny(SendAsync(program, server, answers), answers.RelayAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Either side has gone.
        }
        finally
        {
            Abort(program);
            Abort(server);
        }
    }

    private async Task SendAsync(Socket program, Socket server, Answers answers)
    {
        var buffer = new byte[64 * 1024];
        while (await program.ReceiveAsync(buffer) is > 0 and var count)
        {
            var cut = _decide(buffer.AsMemory(0, count));
            if (cut is null)
            {
                await server.SendAsync(buffer.AsMemory(0, count));
                continue;
            }
            if (cut == Cut.BeforeTheAnswer)
            {
                answers.Swallow();
                await server.SendAsync(buffer.AsMemory(0, count));
                await answers.Swallowed.WaitAsync(TimeSpan.FromSeconds(30));
            }
            Interlocked.Increment(ref _cuts);
            return;
        }
    }

    private static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }
        socket.Dispose();
    }

    /// <summary>The way back.</summary>
    private sealed class Answers(Socket server, Socket program)
    {
        private readonly TaskCompletionSource _swallowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _swallows;

        public Task Swallowed => _swallowed.Task;

        public void Swallow() => _swallows = true;

        public async Task RelayAsync()
        {
            var buffer = new byte[64 * 1024];
            while (await server.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (_swallows)
                    _swallowed.TrySetResult();
                else
                    await program.SendAsync(buffer.AsMemory(0, count));
            }
        }
    }
}
