using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Training;

/// <summary>The command <c>train</c> with a checkpoint, given again after an interruption.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public CheckpointTests() => _data = SmallCorpus.WriteTo(_folder);

    private string State => _folder["state.safetensors"];

    public void Dispose() => _folder.Dispose();

    /// <summary>The training is interrupted twice.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("--batch-size 8 --optimizer adamw --average 0.9")]
    [InlineData("--batch-size 8 --optimizer momentum --patience 100")]
    public async Task TheSameCommandGoesOnToTheSameFile(string recipe)
    {
        string[] train = ["train", "--data", _data, "--steps", "60", "--report-every", "5", .. recipe.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Run whole = await Run.In(_folder, [.. train, "--out", _folder["whole.safetensors"]]);
        Assert.Equal(ExitCode.Done, whole.ExitCode);

        string[] resumed = [.. train, "--out", _folder["resumed.safetensors"], "--checkpoint", State];
        foreach (string report in (string[])["step 10:", "step 35:"])
        {
            using var writer = new CancelingWriter(report);
            Run part = await Run.Of(writer, writer.Token, resumed);
            Assert.Equal(ExitCode.Canceled, part.ExitCode);
            Assert.Matches(@"^canceled: The training was stopped after \d+ of 60 steps\. Its state is in .*state\.safetensors\. Run the same command again to continue\.", part.Errors);
            Assert.False(File.Exists(_folder["resumed.safetensors"]));
        }
        Run run = await Run.In(_folder, resumed);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains(run.Lines, line => line.StartsWith("goes on after ", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(_folder["whole.safetensors"]), File.ReadAllBytes(_folder["resumed.safetensors"]));
        Assert.Equal(Best("whole"), Best("resumed"));

        byte[]? Best(string name) => File.Exists(_folder[$"{name}-best.safetensors"]) ? File.ReadAllBytes(_folder[$"{name}-best.safetensors"]) : null;
    }

    [Fact]
    public async Task ACompleteTrainingIsNotTrainedAgain()
    {
        string[] train = ["train", "--data", _data, "--steps", "30", "--out", _folder["m.safetensors"], "--checkpoint", State];
        await Run.In(_folder, train);
        byte[] model = File.ReadAllBytes(_folder["m.safetensors"]);
        Run again = await Run.In(_folder, train);

        Assert.Equal(ExitCode.Done, again.ExitCode);
        Assert.Contains(again.Lines, line => line == $"{State} has the complete training");
        Assert.DoesNotContain(again.Lines, line => line.StartsWith("step ", StringComparison.Ordinal));
        Assert.Equal(model, File.ReadAllBytes(_folder["m.safetensors"]));
    }

    [Fact]
    public async Task StepsMayGrow()
    {
        string[] train = ["train", "--data", _data, "--batch-size", "8"];
        await Run.In(_folder, [.. train, "--steps", "120", "--out", _folder["whole.safetensors"]]);
        await Run.In(_folder, [.. train, "--steps", "30", "--out", _folder["grown.safetensors"], "--checkpoint", State]);
        Run grown = await Run.In(_folder, [.. train, "--steps", "120", "--out", _folder["grown.safetensors"], "--checkpoint", State]);

        Assert.Contains(grown.Lines, line => line == $"goes on after 30 steps, from {State}");
        Assert.Equal(File.ReadAllBytes(_folder["whole.safetensors"]), File.ReadAllBytes(_folder["grown.safetensors"]));
    }

    [Theory]
    [InlineData("LearningRate 0.1, not 0.2", "--learning-rate 0.2")]
    [InlineData("Seed 42, not 7", "--seed 7")]
    [InlineData("other data", "--split eureka")]
    [InlineData("with Hidden 100, not 50;", "--hidden 50")]
    [InlineData("with Dropout 0, not 0.1;", "--dropout 0.1")]
    [InlineData("with Initialization ScaledNormal, not Kaiming;", "--initialization kaiming")]
    [InlineData("with Embed 20, not 10;", "--preset lecture")]
    public async Task AnotherTrainingIsRefused(string difference, string change)
    {
        string[] train = ["train", "--steps", "5", "--out", _folder["m.safetensors"], "--checkpoint", State];
        await Run.In(_folder, train);
        byte[] model = File.ReadAllBytes(_folder["m.safetensors"]);
        Run refused = await Run.In(_folder, [.. train, .. change.Split(' ')]);

        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Contains($"{State}: the file is of another training, with", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(difference, refused.Errors, StringComparison.Ordinal);
        Assert.Equal(model, File.ReadAllBytes(_folder["m.safetensors"]));
    }

    [Fact]
    public async Task ADamagedStateIsRefused()
    {
        string[] train = ["train", "--data", _data, "--steps", "5", "--out", _folder["m.safetensors"], "--checkpoint", State];
        await Run.In(_folder, train);
        byte[] damaged = File.ReadAllBytes(State);
        damaged[^1] ^= 1;
        File.WriteAllBytes(State, damaged);
        Run refused = await Run.In(_folder, train);

        Assert.Equal((ExitCode.Failed, $"error: --checkpoint {State} is damaged; delete it to train anew, or restore it."), (refused.ExitCode, refused.Errors.TrimEnd()));
        Assert.Equal(damaged, File.ReadAllBytes(State));
    }

    [Theory]
    [InlineData("--checkpoint-every 30s", "--checkpoint-every needs --checkpoint, the file to write.")]
    [InlineData("--checkpoint s --checkpoint-every 0", "--checkpoint-every must be a number of steps, such as 1000, or a time of at most a year, such as 30s, 5m or 1h, not '0'.")]
    [InlineData("--checkpoint s --checkpoint-every 5d", "not '5d'.")]
    [InlineData("--checkpoint s --checkpoint-every 1e9h", "not '1e9h'.")]
    [InlineData("--checkpoint s --checkpoint-every 8784.1h", "not '8784.1h'.")]
    [InlineData("--checkpoint s --checkpoint-every 99999h", "not '99999h'.")]
    public async Task FaultyOptionsAreExplained(string options, string fault)
    {
        Run run = await Run.In(_folder, ["train", "--data", _data, "--steps", "1", .. options.Split(' ')]);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(fault, run.Errors, StringComparison.Ordinal);
    }

    /// <summary>A leap year.</summary>
    [Fact]
    public async Task AnIntervalMayBeAYear()
    {
        Run run = await Run.In(_folder, "train", "--data", _data, "--steps", "1", "--out", _folder["m.safetensors"], "--checkpoint", State, "--checkpoint-every", "8784h");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheCheckpointCannotBeTheModel(bool isLink)
    {
        string checkpoint = isLink ? _folder["link"] : State;
        File.CreateSymbolicLink(_folder["link"], State);
        Run run = await Run.In(_folder, "train", "--data", _data, "--steps", "1", "--out", State, "--checkpoint", checkpoint);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"--checkpoint {checkpoint} is also a file for the model; specify another file.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverySeedHasItsOwn()
    {
        string[] train = ["train", "--data", _data, "--steps", "5", "--seeds", "1,2", "--out", _folder["m.safetensors"], "--checkpoint", State, "--checkpoint-every", "2"];
        await Run.In(_folder, train);
        Run again = await Run.In(_folder, train);
        Assert.Equal(2, again.Lines.Count(line => line.EndsWith(" has the complete training", StringComparison.Ordinal)));
        Assert.True(File.Exists(_folder["state-seed1.safetensors"]) && File.Exists(_folder["state-seed2.safetensors"]) && !File.Exists(State));
    }

    [Fact]
    public async Task OtherCommandsSayThatAStateIsNoModel()
    {
        await Run.In(_folder, "train", "--data", _data, "--steps", "5", "--checkpoint", State);
        Run run = await Run.In(_folder, "sample", "--model", State);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("the file is the state of a training, not a model", run.Errors, StringComparison.Ordinal);
    }
}
