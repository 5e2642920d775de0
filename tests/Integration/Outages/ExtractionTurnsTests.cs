using Microsoft.Extensions.Options;
using Tracker.Api.Extraction;

namespace Tracker.Integration.Tests.Outages;

public sealed class ExtractionTurnsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task One_more_than_may_wait_is_refused_and_the_others_have_their_turn()
    {
        using var turns = Turns(atOnce: 1, queueLength: 1);
        using var goOn = new ManualResetEventSlim();
        var first = await StartedAsync(turns, goOn);
        var second = turns.TakeAsync(() => 2, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<ExtractionBusyException>(() => turns.TakeAsync(() => 3, TestContext.Current.CancellationToken));

        Assert.False(second.IsCompleted);
        goOn.Set();
        Assert.Equal(1, await first.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(2, await second.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(4, await turns.TakeAsync(() => 4, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_no_longer_waits_leaves_his_place_to_another()
    {
        using var turns = Turns(atOnce: 1, queueLength: 1);
        using var goOn = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = await StartedAsync(turns, goOn);
        var second = turns.TakeAsync(() => 2, gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var third = turns.TakeAsync(() => 3, TestContext.Current.CancellationToken);
        goOn.Set();
        Assert.Equal(1, await first.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(3, await third.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_turn_that_fails_is_given_back()
    {
        using var turns = Turns(atOnce: 1, queueLength: 0);

        await Assert.ThrowsAsync<InvalidOperationException>(() => turns.TakeAsync<int>(
            () => throw new InvalidOperationException("a bug"), TestContext.Current.CancellationToken));

        Assert.Equal(1, await turns.TakeAsync(() => 1, TestContext.Current.CancellationToken));
    }

    private static ExtractionTurns Turns(int atOnce, int queueLength) =>
        new(Options.Create(new ExtractionOptions { AtOnce = atOnce, QueueLength = queueLength }));

    // Runs an extraction that goes on until it may end, and returns once it has its turn.
    private static async Task<Task<int>> StartedAsync(ExtractionTurns turns, ManualResetEventSlim goOn)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var extraction = Task.Run(() => turns.TakeAsync(
            () =>
            {
                started.SetResult();
                goOn.Wait(Patience);
                return 1;
            },
            TestContext.Current.CancellationToken));
        await started.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return extraction;
    }
}
