using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Training;

public sealed class DivergenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public DivergenceTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _model = _folder["names.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--learning-rate 3e38")]
    [InlineData("--learning-rate 1e30 --weight-decay 1e30")]
    public async Task TheLastUpdateMayDivergeToo(string options)
    {
        File.WriteAllText(_model, "older");

        Run run = await Run.Of(["train", "--data", _data, "--steps", "1", "--out", _model, .. options.Split(' ')]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith("error: The loss is no longer a finite number at step 1 ", run.Errors, StringComparison.Ordinal);
        Assert.Equal("older", File.ReadAllText(_model));
    }

    [Fact]
    public async Task TheBestModelBeforeItIsKept()
    {
        // The learning rate grows to 1e38.
        Run run = await Run.Of("train", "--data", _data, "--steps", "120", "--report-every", "1", "--schedule", "step", "--step-size", "3", "--gamma", "10", "--out", _model);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Provenance best = Provenance.Read(_folder["names-best.safetensors"])!;
        Assert.Contains($"the model with the lowest dev loss, after {best.Run!.Steps} steps, is in {_folder["names-best.safetensors"]}", run.Lines);
        Assert.False(File.Exists(_model));
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("evaluate")]
    [InlineData("nearest a")]
    [InlineData("export --out v.txt")]
    [InlineData("plot embedding --out p.png")]
    public async Task AModelWithWeightsThatAreNotFiniteIsRefused(string command)
    {
        var model = new Notebook();
        model.bh[7] = float.NaN;
        model.Save(_model);

        Run run = await Run.Of([.. command.Split(' '), "--model", _model]);

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"error: --model {_model}: the tensor bh has a number that is not finite, because the training diverged; train the model again with a smaller learning rate.{Environment.NewLine}",
            run.Errors);
    }

    [Fact]
    public async Task SuchAModelCanBeInspected()
    {
        var model = new Notebook();
        model.bh[7] = float.NaN;
        model.Save(_model);

        Run run = await Run.Of("inspect", "--model", _model);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains("NaN", Assert.Single(run.Lines, line => line.StartsWith("bh ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
