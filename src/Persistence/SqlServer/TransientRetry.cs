using Polly;
using Polly.Retry;

namespace Tracker.Persistence.SqlServer;

/// <summary>Repeats what failed for a moment, after pauses that grow and differ.</summary>
internal static class TransientRetry
{
    private const int MostRetries = 5;

    // The row's writer may itself be undone, and a third one come first.
    private const int MostDuplicates = 2;

    /// <param name="onConnectionLost">Called before the next try where the connection was lost.</param>
    /// <param name="retriesDuplicates">Whether a row that another write has just written is worth a second try.</param>
    public static ResiliencePipeline Create(Action onConnectionLost, bool retriesDuplicates) =>
        new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = MostRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromSeconds(2),
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } exception
                    && (SqlServerFailures.IsPassing(exception)
                        || (retriesDuplicates && arguments.AttemptNumber < MostDuplicates && SqlServerFailures.IsDuplicate(exception)))),
                OnRetry = arguments =>
                {
                    if (SqlServerFailures.IsConnectionLost(arguments.Outcome.Exception!))
                        onConnectionLost();
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
}
