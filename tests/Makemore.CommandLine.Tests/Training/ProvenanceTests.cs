using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Training;

public sealed class ProvenanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public ProvenanceTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _model = _folder["names.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"a":"\uD800"}""")]
    public void ARecipeThatIsNoneIsRefused(string recipe)
    {
        var model = new Notebook();
        Provenance origin = Provenance.Of(model, new TrainingOptions(), "names.txt", "", Protocol.Default);
        origin = origin with { Run = origin.Run! with { Recipe = recipe } };
        model.Save(_folder["m.st"], origin.ToMetadata());
        Assert.Equal(
            $"{_folder["m.st"]}: the metadata training.recipe is missing or is not valid; train the model again.",
            Assert.Throws<CheckpointException>(() => Provenance.Read(_folder["m.st"])).Message);
    }

    [Fact]
    public async Task AModelKnowsWhereItComesFrom()
    {
        await Run.Of("train", "--data", _data, "--preset", "lecture", "--steps", "30", "--batch-size", "8", "--seed", "7", "--out", _model);

        Provenance origin = Provenance.Read(_model)!;
        Assert.Equal("[Mlp(Context = 3, Embed = 10, Hidden = 200, Initialization = Initialization.Kaiming, OutputScale = 0.01f)]", origin.Run!.Declaration);
        Assert.Equal("Steps 30, BatchSize 8, Schedule Step, Averaging 0.9999", Settings.InWords(origin.Run!.Recipe));
        Assert.Equal((7, _data, Protocol.Default, 30), (origin.Run!.Seed, origin.Data, origin.Protocol, origin.Run!.Steps));
        Assert.Equal(Fingerprint.Of(Corpus.Load(_data)), origin.Fingerprint);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(Corpus.Load(_data), Protocol.Default, new Lecture().Spec);
        var losses = Losses.Of(Lecture.Load(_model), train, dev, test);
        Assert.Equal((losses.Train, losses.Dev, losses.Test), (origin.TrainLoss, origin.DevLoss, origin.TestLoss));
        Assert.StartsWith("makemore ", origin.Program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InspectShowsIt()
    {
        await Run.Of("train", "--data", _data, "--steps", "30", "--seed", "7", "--out", _model);

        Run run = await Run.Of("inspect", "--model", _model);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Provenance origin = Provenance.Read(_model)!;
        Assert.Contains("declared  [Mlp(Context = 3, Embed = 20, Hidden = 100)]", run.Lines);
        Assert.Contains($"data      {_data}, split makemore", run.Lines);
        Assert.Contains($"SHA-256   {origin.Fingerprint}", run.Lines);
        Assert.Contains("recipe    Steps 30, seed 7", run.Lines);
        Assert.Contains($"program   {origin.Program}", run.Lines);
        Assert.Contains($"losses    train {origin.TrainLoss:0.0000}, dev {origin.DevLoss:0.0000}, test {origin.TestLoss:0.0000}", run.Lines);
    }

    [Fact]
    public async Task AModelOfAnotherProgramIsInspectedWithoutIt()
    {
        new Notebook().Save(_model);

        Run run = await Run.Of("inspect", "--model", _model);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain("declared", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("makemore")]
    [InlineData("eureka")]
    public async Task EvaluateUsesTheDataAndTheSplitOfTheTraining(string split)
    {
        string data = _folder["given.txt"];
        File.WriteAllLines(data, Corpus.GivenNames.Reverse());
        Run trained = await Run.Of("train", "--data", data, "--split", split, "--steps", "1", "--out", _model);

        Run run = await Run.Of("evaluate", "--model", _model);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.All(["train ", "dev ", "test "], part => Assert.Equal(Row(part, trained), Row(part, run)));
    }

    [Fact]
    public async Task EvaluateUsesTheEmbeddedNamesOfAModelThatLearnedFromThem()
    {
        Run trained = await Run.Of("train", "--steps", "1", "--out", _model);

        Run run = await Run.Of("evaluate", "--model", _model);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal(Row("dev ", trained), Row("dev ", run));
    }

    [Fact]
    public async Task EvaluateRequiresTheDataOfAModelThatDoesNotNameThem()
    {
        new Notebook().Save(_model);

        Run run = await Run.Of("evaluate", "--model", _model);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: --data is required, because {_model} does not say what it was trained on.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherSplitOfTheSameDataIsWarnedOf()
    {
        await Run.Of("train", "--split", "makemore", "--steps", "1", "--out", _model);

        Run run = await Run.Of("evaluate", "--model", _model, "--split", "eureka");

        HashSet<string> seen = [.. Corpus.GivenNames.Split(CorpusSplit.Makemore).Train];
        (_, Corpus dev, Corpus test) = Corpus.GivenNames.Split(CorpusSplit.Eureka);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            $"warning: {_model} was trained on split makemore of the embedded given names; "
            + $"{dev.Count(seen.Contains):N0} of 1,000 dev lines and {test.Count(seen.Contains):N0} of 1,000 test lines were in its train part{Environment.NewLine}",
            run.Errors);
    }

    [Fact]
    public async Task AnotherFileWithTheSameLinesIsWarnedOf()
    {
        await Run.Of("train", "--data", _data, "--steps", "1", "--out", _model);
        string[] train = [.. Corpus.Load(_data).Split(CorpusSplit.Makemore).Train];
        string other = _folder["other.txt"];
        File.WriteAllLines(other, train.Concat(train));

        Run run = await Run.Of("evaluate", "--model", _model, "--data", other);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            $"warning: {_model} was trained on split makemore of {_data}; 2 of 2 dev lines and 2 of 2 test lines were in its train part{Environment.NewLine}",
            run.Errors);
    }

    /// <summary>A line has two words, and each part has one line. The model was trained on the line "a b".</summary>
    [Theory]
    [InlineData("c d", "e f", null)]
    [InlineData("a b", "c d", "1 of 1 dev lines and 0 of 1 test lines")]
    [InlineData("c d", "a b", "0 of 1 dev lines and 1 of 1 test lines")]
    public void ALineOfTheTrainPartInOnePartIsWarnedOf(string dev, string test, string? seen)
    {
        Protocol protocol = Protocol.Default with { Words = (2, 2) };
        string data = _folder["text.txt"];
        File.WriteAllLines(data, ["a b", "c d", "e f"]);
        Provenance origin = Provenance.Of(new Notebook(), new TrainingOptions(), data, Fingerprint.Of(Corpus.Load(data)), protocol);

        string? warning = SeenLines.Warning("m.safetensors", origin, Corpus.FromLines(["g h", dev, test]), protocol);

        Assert.Equal(
            seen is null ? null : $"warning: m.safetensors was trained on split ordered 2 2 of {data}; {seen} were in its train part", warning);
    }

    [Fact]
    public async Task AnotherFileWithOtherLinesIsNotWarnedOf()
    {
        await Run.Of("train", "--data", _data, "--steps", "1", "--out", _model);
        string other = _folder["other.txt"];
        File.WriteAllLines(other, Enumerable.Range(0, 20).Select(n => $"zz{(char)('a' + n)}"));

        Run run = await Run.Of("evaluate", "--model", _model, "--data", other);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task AFileThatIsGoneIsNamed()
    {
        await Run.Of("train", "--data", _data, "--steps", "1", "--out", _model);
        string other = _folder["other.txt"];
        File.Move(_data, other);

        Run run = await Run.Of("evaluate", "--model", _model);
        Assert.Equal(
            (ExitCode.Failed, "", $"error: The model was trained on {_data}, which cannot be read here: there is no such file; specify the file with --data.{Environment.NewLine}"),
            (run.ExitCode, run.Output, run.Errors));

        // The same lines under another name are the same data.
        Run same = await Run.Of("evaluate", "--model", _model, "--data", other);
        Assert.Equal((ExitCode.Done, ""), (same.ExitCode, same.Errors));
        File.AppendAllText(other, "aria\n");
        Run unknown = await Run.Of("evaluate", "--model", _model, "--data", other);
        Assert.StartsWith($"warning: {_model} was trained on split makemore of {_data}, which cannot be read here; ", unknown.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatHasChangedIsNamed()
    {
        await Run.Of("train", "--data", _data, "--steps", "1", "--out", _model);
        File.AppendAllText(_data, "aria\n");

        Run run = await Run.Of("evaluate", "--model", _model);

        Assert.Equal(
            (ExitCode.Failed, "", $"error: The model was trained on {_data}, whose lines have changed since; specify a file with --data.{Environment.NewLine}"),
            (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task TheModelsOfASweepKnowItToo()
    {
        await Run.Of("sweep", "--data", _data, "--steps", "5", "--batch-size", "4", "--results", _folder["sweep.db"], "--save-models", _folder["models"]);

        string path = Assert.Single(Directory.GetFiles(_folder["models"], "Context5_Embed10_Hidden200-*"));
        Provenance origin = Provenance.Read(path)!;
        Assert.Equal((42, 5, _data), (origin.Run!.Seed, origin.Run!.Steps, origin.Data));
        Assert.Contains("Context = 5, Embed = 10, Hidden = 200", origin.Run!.Declaration, StringComparison.Ordinal);
        Run run = await Run.Of("evaluate", "--model", path);
        Assert.Contains($"{origin.TestLoss:0.0000}", Row("test ", run), StringComparison.Ordinal);
    }

    private static string Row(string start, Run run) =>
        Assert.Single(run.Lines, line => line.StartsWith(start, StringComparison.Ordinal));
}
