using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Tracker.Api.Documents;
using Tracker.Api.Problems;

namespace Tracker.Api.Hosting;

/// <summary>
/// Answers a body over the limit with 413. Kestrel's own limit hangs up on a client that is still sending, which then
/// sees a broken connection and no answer; without that limit Kestrel reads the rest away for some seconds.
/// </summary>
internal static class BodyLimit
{
    private const string WayOut = "Send a smaller body, or split the document.";

    public static void AddBodyLimit(this IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = null);

    public static void UseBodyLimit(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<IOptions<DocumentOptions>>().Value.MaxBodyBytes;
        app.Use((context, next) =>
        {
            if (context.Request.ContentLength > limit)
                return new BodyTooLarge($"The body may take at most {limit} bytes. {WayOut}").Problem().ExecuteAsync(context);
            context.Request.Body = new LimitedStream(context.Request.Body, limit);
            return next(context);
        });
    }

    /// <summary>Fails once more than the limit has been read, for bodies that do not say how long they are.</summary>
    private sealed class LimitedStream(Stream body, long limit) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            _read += read;
            return _read <= limit
                ? read
                : throw new Microsoft.AspNetCore.Http.BadHttpRequestException(WayOut, StatusCodes.Status413PayloadTooLarge);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Request bodies are read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
