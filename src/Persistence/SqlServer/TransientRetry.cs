using System.Diagnostics;
using Polly;
using Polly.Retry;

namespace Tracker.Persistence.SqlServer;

/// <summary>Repeats what failed for a moment, after pauses that grow and differ.</summary>
internal sealed class TransientRetry
{
    private const int MostRetries = 5;

    // The row's writer may itself be undone, and a third one come first.
    private const int MostDuplicates = 2;

    private static readonly ResiliencePropertyKey<long> Began = new("began");

    /// <summary>A server that has been away for so long is said to be, to whoever waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _pipeline;

    /// <param name="onConnectionLost">Called before the next try where the connection was lost.</param>
    /// <param name="retriesDuplicates">Whether a row that another write has just written is worth another try.</param>
    public TransientRetry(Action onConnectionLost, bool retriesDuplicates) => _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = MostRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(2),
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is { } exception && IsWorthIt(exception, arguments.AttemptNumber, arguments.Context, retriesDuplicates)),
            OnRetry = arguments =>
            {
                if (SqlServerFailures.IsConnectionLost(arguments.Outcome.Exception!))
                    onConnectionLost();
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Began, Stopwatch.GetTimestamp());
        try
        {
            return await _pipeline.ExecuteAsync(static async (current, run) => await run(current.CancellationToken), context, work);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsWorthIt(Exception exception, int attempt, ResilienceContext context, bool retriesDuplicates)
    {
        if (SqlServerFailures.IsConnectionLost(exception))
            return attempt == 0 || Stopwatch.GetElapsedTime(context.Properties.GetValue(Began, 0)) < Patience;
        return SqlServerFailures.IsPassing(exception) || (retriesDuplicates && attempt < MostDuplicates && SqlServerFailures.IsDuplicate(exception));
    }
}
