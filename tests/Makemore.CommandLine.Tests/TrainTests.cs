using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

public sealed class TrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ShowsTheDevLossBesideTheTrainingsAndTheTestLossAtTheEnd()
    {
        Run run = await Run.Of("train", "--steps", "21");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Matches(@"^step 20: loss = \d\.\d{4}, mean = \d\.\d{4}, dev loss = \d\.\d{4}$", Assert.Single(run.Lines, line => line.StartsWith("step 20", StringComparison.Ordinal)));
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

    /// <summary>Each of the recipe's options, after what it goes with, changes what is learned.</summary>
    [Theory]
    [InlineData("", "--optimizer momentum")]
    [InlineData("--optimizer momentum", "--momentum 0.5")]
    [InlineData("--optimizer momentum", "--nesterov")]
    [InlineData("", "--optimizer adamw")]
    [InlineData("--optimizer adamw", "--beta1 0.5")]
    [InlineData("--optimizer adamw", "--beta2 0.9")]
    [InlineData("--optimizer adamw", "--epsilon 0.1")]
    [InlineData("", "--weight-decay 0.5")]
    [InlineData("", "--warm-up 5")]
    [InlineData("", "--schedule step")]
    [InlineData("--schedule step", "--step-size 5")]
    [InlineData("--schedule step", "--gamma 0.9")]
    [InlineData("", "--schedule cosine")]
    [InlineData("--schedule cosine", "--final-learning-rate 0.05")]
    [InlineData("", "--schedule inversetime --decay-rate 0.1")]
    [InlineData("", "--clip 0.1")]
    [InlineData("", "--average 0.9")]
    public async Task TheRecipeReachesTheTraining(string company, string option)
    {
        string[] plain = ["train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "25", .. Words(company)];

        Assert.NotEqual(await LossAtStep20(plain), await LossAtStep20([.. plain, .. Words(option)]));
    }

    [Fact]
    public async Task ThreadsChangeNothing()
    {
        string[] plain = ["train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "25"];
        Assert.Equal(await LossAtStep20(plain), await LossAtStep20([.. plain, "--threads", "1"]));
    }

    [Fact]
    public async Task PatienceStopsAndTellsWhatIsKept()
    {
        Run run = await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "400", "--learning-rate", "0", "--patience", "3", "--report-every", "2");

        Assert.Equal(4, run.Lines.Count(line => line.StartsWith("step ", StringComparison.Ordinal)));
        Assert.Matches(@"^stopped early after 7 steps; kept the parameters after 0 steps, with dev loss \d\.\d{4}$", Assert.Single(run.Lines, line => line.StartsWith("stopped", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ALongTrainingFillsNoMoreThanAScreen()
    {
        Run run = await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "5000", "--batch-size", "1");

        Assert.Equal(50, run.Lines.Count(line => line.StartsWith("step ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheSplitIsChosenByName()
    {
        Run makemore = await Run.Of("train", "--steps", "1");
        Assert.Contains(makemore.Lines, line => line.StartsWith("train  5,585 ", StringComparison.Ordinal));

        Run eureka = await Run.Of("train", "--steps", "1", "--split", "eureka");
        Assert.Contains(eureka.Lines, line => line.StartsWith("train  4,982 ", StringComparison.Ordinal));
        Assert.Contains(eureka.Lines, line => line.StartsWith("dev    1,000 ", StringComparison.Ordinal));
        Assert.Contains(eureka.Lines, line => line.StartsWith("test   1,000 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CountsTheHeldBackWordsThatStandInTrainToo()
    {
        // Of ten words the split keeps one to choose by and one to report on: of these, they are met in training too.
        string data = _folder.Write("twice.txt", "emma\nemma\nemma\nemma\nemma\nemma\nemma\nemma\nemma\nemma\n"u8);
        Run run = await Run.Of("train", "--data", data, "--steps", "1");
        Assert.EndsWith(" 1 (100.0%)", Row("dev", run), StringComparison.Ordinal);
        Assert.EndsWith(" 1 (100.0%)", Row("test", run), StringComparison.Ordinal);

        run = await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "1");
        Assert.EndsWith(" 0 (0.0%)", Row("dev", run), StringComparison.Ordinal);
    }

    [SharedFileFact(SharedFiles.NamesTxt)]
    public async Task OnNamesTxt13PercentOfTheDevNamesStandInTrainToo()
    {
        Run run = await Run.Of("train", "--data", SharedFiles.PathOf(SharedFiles.NamesTxt), "--steps", "1");

        Assert.EndsWith(" 424 (13.2%)", Row("dev", run), StringComparison.Ordinal);
        Assert.EndsWith(" 377 (11.8%)", Row("test", run), StringComparison.Ordinal);
    }

    private static string Row(string part, Run run) =>
        Assert.Single(run.Lines, line => line.StartsWith($"{part} ", StringComparison.Ordinal));

    private static string[] Words(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> LossAtStep20(string[] args)
    {
        Run run = await Run.Of(args);
        return Assert.Single(run.Lines, line => line.StartsWith("step 20", StringComparison.Ordinal));
    }
}
