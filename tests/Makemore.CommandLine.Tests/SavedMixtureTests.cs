using System.Globalization;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

/// <summary>A mixture is one file, which the other commands read as that of a model.</summary>
public sealed class SavedMixtureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _first;
    private readonly string _second;
    private readonly string _mixture;

    public SavedMixtureTests()
    {
        _first = _folder["first.safetensors"];
        _second = _folder["second.safetensors"];
        _mixture = _folder["mixture.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AMixtureIsSavedAndEvaluatedAgain()
    {
        await Train(_first, "--steps", "20");
        await Train(_second, "--preset", "lecture", "--steps", "20");

        Run saved = await Run.Of("evaluate", "--mix", $"{_first},{_second},kneser-ney", "--order", "4", "--out", _mixture);
        Assert.Equal((ExitCode.Done, ""), (saved.ExitCode, saved.Errors));
        Assert.Equal($"saved in {_mixture}", saved.Lines[^2]);

        // The file has all models.
        File.Delete(_first);
        File.Delete(_second);
        Run loaded = await Run.Of("evaluate", "--model", _mixture);
        Assert.Equal((ExitCode.Done, ""), (loaded.ExitCode, loaded.Errors));
        Assert.Equal(saved.Lines[..5], loaded.Lines[..5]);
        Assert.Equal("The weights are those in the file.", loaded.Lines[^2]);

        var mixture = MixtureModel.Load(_mixture, ModelFactory.Of<Notebook>(), ModelFactory.Of<Lecture>());
        Assert.Equal([typeof(Notebook), typeof(Lecture), typeof(NgramModel)], mixture.Components.Select(component => component.GetType()));
        Provenance origin = Provenance.Read(_mixture)!;
        Assert.Equal(origin.DevLoss, mixture.Loss(ContextDataset.Build(Corpus.GivenNames.Split().Dev, Notebook.Vocabulary, 3)));
        Assert.Equal((Corpus.GivenNames.Source, "makemore"), (origin.Data, origin.Protocol.Name));
        Assert.Equal(20, Provenance.Read(CheckpointInfo.Read(_mixture).Components[1])!.Run!.Steps);
    }

    [Fact]
    public async Task NamesAreSampledFromTheFile()
    {
        await Train(_first, "--steps", "10");
        await Evaluate($"{_first},add-k");

        string[] options = ["--count", "7", "--seed", "3", "--prompt", "em"];
        Run learned = await Run.Of(["sample", "--mix", $"{_first},add-k", .. options]);
        Run loaded = await Run.Of(["sample", "--model", _mixture, .. options]);
        Assert.Equal((ExitCode.Done, "", learned.Output), (loaded.ExitCode, loaded.Errors, loaded.Output));

        learned = await Run.Of("sample", "--mix", $"{_first},add-k", "--explain", "em");
        loaded = await Run.Of("sample", "--model", _mixture, "--explain", "em");
        Assert.Equal((ExitCode.Done, "", learned.Output), (loaded.ExitCode, loaded.Errors, loaded.Output));

        Run vocabulary = await Run.Of("vocabulary", "--model", _mixture);
        Assert.Equal((ExitCode.Done, "", 27), (vocabulary.ExitCode, vocabulary.Errors, vocabulary.Lines[..^1].Length));
    }

    [Fact]
    public async Task InspectShowsTheModelsAndWhereTheyComeFrom()
    {
        await Train(_first, "--steps", "10");
        await Evaluate($"{_first},kneser-ney");

        Run run = await Run.Of("inspect", "--model", _mixture);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal("a mixture of 2 models", run.Lines[0]);
        float weight = MixtureModel.Load(_mixture, ModelFactory.Of<Notebook>()).Weights[0][0];
        string row = Assert.Single(run.Lines, line => line.StartsWith($"{_first} ", StringComparison.Ordinal));
        Assert.Equal(["Notebook", "3", "9,367", weight.ToString("0.00", CultureInfo.InvariantCulture)], row[_first.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(run.Lines, line => line.StartsWith("kneser-ney of order 5 ", StringComparison.Ordinal));
        Provenance origin = Provenance.Read(_mixture)!;
        Assert.Contains($"data     {Corpus.GivenNames.Source}, split makemore", run.Lines);
        Assert.Contains($"losses   dev {origin.DevLoss:0.0000}, test {origin.TestLoss:0.0000}", run.Lines);
    }

    [Fact]
    public async Task AMixtureIsMixedAgain()
    {
        await Train(_first, "--steps", "10");
        await Evaluate($"{_first},kneser-ney");
        await Train(_second, "--steps", "10", "--seed", "2");
        string both = _folder["both.safetensors"];

        Run run = await Run.Of("evaluate", "--mix", $"{_mixture},{_second}", "--out", both);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        string row = Assert.Single(run.Lines, line => line.StartsWith($"{_mixture} ", StringComparison.Ordinal));
        Assert.Contains($" {Provenance.Read(_mixture)!.DevLoss:0.0000} ", row, StringComparison.Ordinal);
        CheckpointInfo inner = CheckpointInfo.Read(both).Components[0];
        Assert.Equal(Provenance.Read(_mixture), Provenance.Read(inner));
        Assert.Equal(Provenance.Read(_first), Provenance.Read(inner.Components[0]));
        Assert.Equal(_first, inner.Components[0].Metadata["name"]);
    }

    [Fact]
    public async Task ABaselineIsComparedWithTheMixture()
    {
        await Train(_first, "--steps", "10");
        await Evaluate($"{_first},add-k");

        Run run = await Run.Of("evaluate", "--model", _mixture, "--baseline", "kneser-ney");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Single(run.Lines, line => line.StartsWith("kneser-ney of order 5 ", StringComparison.Ordinal));
        Assert.Equal(2, run.Lines.Count(line => line.StartsWith("mixture ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnotherSplitIsWarnedOf()
    {
        await Train(_first, "--steps", "1");
        await Evaluate($"{_first},kneser-ney");

        Run run = await Run.Of("evaluate", "--model", _mixture, "--split", "eureka");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        string warning = Assert.Single(run.Errors.Trim().Split(Environment.NewLine));
        Assert.StartsWith($"warning: {_mixture} was trained on split makemore of ", warning, StringComparison.Ordinal);
    }

    /// <summary>The weights are learned on the dev part of one split, and a model has learned from the train part of another.</summary>
    [Fact]
    public async Task AModelOfAnotherSplitThanTheMixtureIsWarnedOf()
    {
        await Train(_first, "--steps", "1", "--split", "eureka");
        await Run.Of("evaluate", "--mix", $"{_first},kneser-ney", "--split", "makemore", "--out", _mixture);

        Run run = await Run.Of("evaluate", "--model", _mixture);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        string warning = Assert.Single(run.Errors.Trim().Split(Environment.NewLine));
        Assert.StartsWith($"warning: {_mixture}, components.0 was trained on split eureka of ", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMixtureWithACacheNeedsTheOrderOfTheText()
    {
        string text = SmallText.WriteTo(_folder);
        await Train(_first, "--preset", "text", "--data", text, "--steps", "2", "--train-words", "600", "--dev-words", "100", "--running-text");
        Run saved = await Evaluate($"{_first},cache");

        Run loaded = await Run.Of("evaluate", "--model", _mixture);
        Assert.Equal((ExitCode.Done, ""), (loaded.ExitCode, loaded.Errors));
        Assert.Equal(saved.Lines[..4], loaded.Lines[..4]);

        Run refused = await Run.Of("evaluate", "--model", _mixture, "--split", "makemore");
        Assert.Equal((ExitCode.Usage, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("error: cache requires --train-words and --dev-words, because shuffled lines are not a running text.", refused.Errors, StringComparison.Ordinal);
    }

    /// <summary>Whether the path is written in another way, or a symbolic link stands for the model.</summary>
    [Theory]
    [InlineData("./first.safetensors")]
    [InlineData("link")]
    public async Task AMixtureDoesNotReplaceOneOfItsModels(string file)
    {
        await Train(_first, "--steps", "1");
        byte[] before = File.ReadAllBytes(_first);
        File.CreateSymbolicLink(_folder["link"], _first);

        Run run = await Run.Of("evaluate", "--mix", $"{_first},kneser-ney", "--out", Path.Combine(_folder.Path, file));

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{file} is also a model of --mix; specify another file.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_first));
    }

    [Fact]
    public async Task AFileThatCannotBeWrittenIsReportedBeforeTheModelsAreRead()
    {
        Run run = await Run.Of("evaluate", "--mix", $"{_first},kneser-ney", "--out", _folder["none/mixture"]);

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: --out {_folder["none/mixture"]} cannot be written: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutRequiresMix()
    {
        Run run = await Run.Of("evaluate", "--model", _first, "--out", _mixture);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: --out requires --mix.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nearest", "a")]
    [InlineData("plot", "embedding")]
    [InlineData("export")]
    public async Task ACommandForTheEmbeddingNeedsOneModel(params string[] command)
    {
        await Train(_first, "--steps", "1");
        await Evaluate($"{_first},kneser-ney");

        string[] file = command[0] == "nearest" ? [] : ["--out", _folder["out.svg"]];
        Run run = await Run.Of([.. command, "--model", _mixture, .. file]);

        Assert.Equal(
            (ExitCode.Failed, "", $"error: --model {_mixture} is a mixture of 2 models, and this command needs one model with an embedding; specify the file of one of them.{Environment.NewLine}"),
            (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task NgramsOfAFileKeepTheirCounts()
    {
        await Train(_first, "--steps", "1");
        var ngrams = new NgramModel(Notebook.Vocabulary, order: 3);
        ngrams.Train(ContextDataset.Build(Corpus.FromLines(["emma", "olivia"]), Notebook.Vocabulary, 2));
        ngrams.Save(_second);

        Run run = await Run.Of("evaluate", "--mix", $"{_first},{_second}");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        float dev = ngrams.Loss(ContextDataset.Build(Corpus.GivenNames.Split().Dev, Notebook.Vocabulary, 2));
        string row = Assert.Single(run.Lines, line => line.StartsWith($"{_second} ", StringComparison.Ordinal));
        Assert.Contains($" {dev:0.0000} ", row, StringComparison.Ordinal);
    }

    private static async Task Train(string path, params string[] args) =>
        Assert.Equal(ExitCode.Done, (await Run.Of(["train", .. args, "--out", path])).ExitCode);

    private async Task<Run> Evaluate(string mix)
    {
        Run run = await Run.Of("evaluate", "--mix", mix, "--out", _mixture);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        return run;
    }
}
