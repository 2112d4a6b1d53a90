using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

public sealed class CancellationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public CancellationTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _model = _folder["names.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SaysWhereItStopped()
    {
        using var writer = new CancellingWriter("step 20:");
        Run run = await Run.Of(writer, writer.Token, "train", "--data", _data);

        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Equal($"canceled: The training was stopped after 21 of 500 steps.{Environment.NewLine}", run.Errors);
    }

    [Fact]
    public async Task SavesWhatWasLearned()
    {
        using var writer = new CancellingWriter("step 20:");
        Run run = await Run.Of(writer, writer.Token, "train", "--data", _data, "--out", _model);
        await Run.Of("train", "--data", _data, "--out", _folder["21 steps"], "--steps", "21");

        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Contains($"saved in {_model}", run.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_folder["21 steps"]), File.ReadAllBytes(_model));
    }

    [Fact]
    public async Task LeavesAnOlderModelWhereNothingWasLearned()
    {
        File.WriteAllText(_model, "older");
        Run run = await Run.Of(new StringWriter(), new CancellationToken(canceled: true), "train", "--data", _data, "--out", _model);

        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Equal("older", File.ReadAllText(_model));
    }
}
