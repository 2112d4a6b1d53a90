using Makemore.Testing;

namespace Names.Tests;

public sealed class TrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ShowsTheDevLossBesideTheTrainingsAndTheTestLossAtTheEnd()
    {
        Run run = await Run.Of("train", "--steps", "21");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Matches(@"^step 20: loss = \d\.\d{4}, dev loss = \d\.\d{4}$", Assert.Single(run.Lines, line => line.StartsWith("step 20", StringComparison.Ordinal)));
        Assert.Single(run.Lines, line => line.StartsWith("test ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OptionsReachTheTraining()
    {
        string data = SmallCorpus.WriteTo(_folder);
        string[] plain = ["train", "--data", data, "--steps", "25"];
        string usual = await LossAtStep20(plain);

        Assert.Equal(usual, await LossAtStep20([.. plain, "--seed", "42", "--learning-rate", "0.1"]));
        Assert.NotEqual(usual, await LossAtStep20([.. plain, "--seed", "7"]));
        Assert.NotEqual(usual, await LossAtStep20([.. plain, "--learning-rate", "0.05"]));
        Assert.NotEqual(usual, await LossAtStep20([.. plain, "--batch-size", "4"]));
    }

    [Fact]
    public async Task ALongTrainingFillsNoMoreThanAScreen()
    {
        Run run = await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "5000", "--batch-size", "1");

        Assert.Equal(50, run.Lines.Count(line => line.StartsWith("step ", StringComparison.Ordinal)));
    }

    private static async Task<string> LossAtStep20(string[] args)
    {
        Run run = await Run.Of(args);
        return Assert.Single(run.Lines, line => line.StartsWith("step 20", StringComparison.Ordinal));
    }
}
