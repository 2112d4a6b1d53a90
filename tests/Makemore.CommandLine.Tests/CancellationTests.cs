using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

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
    public async Task SaysWhereItStoppedAndWhereTheModelsAre()
    {
        using var writer = new CancelingWriter("step 20:");
        Run run = await Run.Of(writer, writer.Token, "train", "--data", _data, "--out", _model);

        Assert.Equal(ExitCode.Canceled, run.ExitCode);
        Assert.Equal(
            $"canceled: The training was stopped after 21 of 500 steps. The model so far is saved in {_model}. "
            + $"The model with the lowest dev loss, after 20 steps, is in {_folder["names-best.safetensors"]}.{Environment.NewLine}",
            run.Errors);
    }

    [Fact]
    public async Task SavesWhatWasLearned()
    {
        using var writer = new CancelingWriter("step 20:");
        await Run.Of(writer, writer.Token, "train", "--data", _data, "--out", _model);
        await Run.Of("train", "--data", _data, "--out", _folder["21 steps"], "--steps", "21");
        await Run.Of("train", "--data", _data, "--out", _folder["20 steps"], "--steps", "20");

        Assert.Equal(Weights(_folder["21 steps"]), Weights(_model));
        Assert.Equal(Weights(_folder["20 steps"]), Weights(_folder["names-best.safetensors"]));
        Assert.Equal(21, Provenance.Read(_model)!.Run!.Steps);
    }

    [Fact]
    public async Task SavesBesideAnOlderModel()
    {
        File.WriteAllText(_model, "older");
        using var writer = new CancelingWriter("step 20:");
        Run run = await Run.Of(writer, writer.Token, "train", "--data", _data, "--out", _model);

        Assert.Contains($"saved in {_folder["names-canceled.safetensors"]}.", run.Errors, StringComparison.Ordinal);
        Assert.Equal("older", File.ReadAllText(_model));
        Assert.Equal(21, Provenance.Read(_folder["names-canceled.safetensors"])!.Run!.Steps);

        using var again = new CancelingWriter("step 20:");
        run = await Run.Of(again, again.Token, "train", "--data", _data, "--out", _model);
        Assert.Contains($"saved in {_folder["names-canceled.safetensors"]}, in place of the file that was there.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesAnOlderModelWhereNothingWasLearned()
    {
        File.WriteAllText(_model, "older");
        Run run = await Run.Of(new StringWriter(), new CancellationToken(canceled: true), "train", "--data", _data, "--out", _model);

        Assert.Equal(ExitCode.Canceled, run.ExitCode);
        Assert.Equal("older", File.ReadAllText(_model));
    }

    private static IEnumerable<float> Weights(string path) =>
        Notebook.Load(path).Parameters.Values.SelectMany(tensor => tensor.ToArray());
}
