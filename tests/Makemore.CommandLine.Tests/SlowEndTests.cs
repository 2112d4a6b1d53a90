using Makemore.CommandLine.Terminal;

namespace Makemore.CommandLine.Tests;

/// <summary>A command that needs time to end says so.</summary>
public sealed class SlowEndTests
{
    [Fact]
    public async Task ACancellationThatTakesLongerIsAnswered()
    {
        using var source = new CancellationTokenSource();
        var answered = new TaskCompletionSource();
        using var signals = new Signals(answered.SetResult, source.Token);
        Assert.False(signals.Token.IsCancellationRequested);
        await source.CancelAsync();
        Assert.True(signals.Token.IsCancellationRequested);
        // The command of this test never ends, so the answer comes.
        await answered.Task;
    }

    [Fact]
    public void ACommandThatIsNotCanceledSaysNothing()
    {
        bool isAnswered = false;
        using (new Signals(() => isAnswered = true, CancellationToken.None))
        {
        }
        Assert.False(isAnswered);
    }
}
