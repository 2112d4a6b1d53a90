using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class SignalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task ATrainingThatIsAskedToEndSavesItsModel(string signal, int exitCode)
    {
        if (OperatingSystem.IsWindows())
            return;
        string model = _folder["names.safetensors"];
        // The signal comes while the first steps are made.
        Run run = await Run.OfSignaledProcess(signal, "step 0:", "train", "--steps", "1000000", "--report-every", "1000000", "--out", model);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Matches(@"(?m)^canceled: The training was stopped after \d+ of 1000000 steps\. The model so far is saved in ", run.Errors);
        Assert.InRange(Provenance.Read(model)!.Run!.Steps, 1, 1_000_000);
        Assert.NotEqual(new Notebook().E[1, 1], Notebook.Load(model).E[1, 1]);
    }

    /// <summary>The command timeout(1) sends each signal to the process and to its group.</summary>
    [Fact]
    public async Task ASignalThatComesTwiceIsOneRequest()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string state = _folder["state.safetensors"];
        Run run = await Run.OfSignaledProcess("TERM", "step 0:", signals: 2, "train", "--steps", "1000000", "--report-every", "1000000", "--checkpoint", state);

        Assert.Equal(143, run.ExitCode);
        Assert.Matches(@"(?m)^canceled: The training was stopped after \d+ of 1000000 steps\. Its state is in ", run.Errors);
        Assert.NotEqual("0", CheckpointInfo.Read(state).Metadata["state.steps"]);
    }

    [Fact]
    public async Task ReadingALargeCorpusIsStopped()
    {
        if (OperatingSystem.IsWindows())
            return;
        string data = _folder["names.txt"];
        File.WriteAllLines(data, Enumerable.Range(0, 3_000_000).Select(i => string.Concat($"{i * 7_919_317L}".Select(digit => (char)('a' + digit - '0')))));
        string model = _folder["names.safetensors"];

        Run run = await Run.OfSignaledProcess("TERM", $"reading {data} …", "train", "--preset", "best-context-8", "--data", data, "--out", model);

        Assert.Equal(143, run.ExitCode);
        Assert.Matches("(?m)^canceled: The command was stopped while (reading|building|computing|grouping) ", run.Errors);
        Assert.False(File.Exists(model));
    }

    [Fact]
    public async Task ASweepThatIsAskedToEndSaysHowToGoOn()
    {
        if (OperatingSystem.IsWindows())
            return;
        string results = _folder["sweep.db"];
        Run run = await Run.OfSignaledProcess(
            "TERM", "[1/", "sweep", "--data", SmallCorpus.WriteTo(_folder), "--steps", "3000", "--jobs", "1", "--results", results);

        Assert.Equal(143, run.ExitCode);
        Assert.Matches(@"(?m)^canceled: \d+ of 12 results are in .*sweep\.db\. Run the same command again to continue\.", run.Errors);
    }
}
