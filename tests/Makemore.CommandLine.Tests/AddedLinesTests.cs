using Makemore.CommandLine.Data;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class AddedLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _more;
    private readonly string _model;

    public AddedLinesTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _more = _folder["more.txt"];
        _model = _folder["names.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheModelLearnsFromTheTrainPartAndTheAddedLines()
    {
        File.WriteAllLines(_more, ["zoe", "zara"]);

        Run run = await Train("--data", _data, "--steps", "50");

        (Corpus train, Corpus dev, Corpus test) = Corpus.Load(_data).Split();
        var expected = new Notebook(seed: 42);
        ContextDataset examples = Examples([.. train, "zoe", "zara"]);
        expected.Train(examples, new TrainingOptions { Steps = 50 });
        Notebook model = Notebook.Load(_model);
        Assert.Equal(expected.LogProbabilities(examples), model.LogProbabilities(examples));
        Assert.Contains($"each over all {examples.Count} examples", run.Lines[2], StringComparison.Ordinal);
        // The losses and their n-grams are those of the data alone.
        Assert.All([("train ", train), ("dev ", dev), ("test ", test)], part =>
        {
            (string name, Corpus lines) = part;
            Assert.Equal([$"{lines.Count}", $"{Examples(lines).Count}", $"{model.Loss(Examples(lines)):0.0000}"], Row(name, run).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..4]);
        });
        Run plain = await Run.Of("train", "--data", _data, "--steps", "50", "--out", _folder["plain.safetensors"]);
        Assert.Equal(Scale(plain), Scale(run));
    }

    [Fact]
    public async Task TheTrainPartMayHaveMoreWeight()
    {
        File.WriteAllLines(_more, ["zoe"]);

        await Train("--data", _data, "--steps", "20", "--train-copies", "3");

        (Corpus train, _, _) = Corpus.Load(_data).Split();
        var expected = new Notebook(seed: 42);
        ContextDataset examples = Examples([.. train, .. train, .. train, "zoe"]);
        expected.Train(examples, new TrainingOptions { Steps = 20 });
        Assert.Equal(expected.LogProbabilities(examples), Notebook.Load(_model).LogProbabilities(examples));
        Assert.Equal(3, Provenance.Read(_model)!.Added!.TrainCopies);
    }

    [Fact]
    public async Task TheModelRemembersThem()
    {
        File.WriteAllLines(_more, ["zoe", "zara"]);
        Run trained = await Train("--data", _data, "--steps", "5");

        Provenance origin = Provenance.Read(_model)!;
        Assert.Equal((_data, new AddedSource(_more, Fingerprint.Of(Corpus.Load(_more)), TrainCopies: 1)), (origin.Data, origin.Added));
        Assert.Contains($"added {_more}, beside 1 × the train part SHA-256 {origin.Added!.Fingerprint}", Words(await Run.Of("inspect", "--model", _model)), StringComparison.Ordinal);
        Run evaluated = await Run.Of("evaluate", "--model", _model);
        Assert.Equal((ExitCode.Done, ""), (evaluated.ExitCode, evaluated.Errors));
        Assert.All(["train ", "dev ", "test "], part => Assert.Equal(Row(part, trained), Row(part, evaluated)));
    }

    [Fact]
    public async Task ItIsToldHowManyHeldOutLinesAreAmongThem()
    {
        (_, Corpus dev, Corpus test) = Corpus.Load(_data).Split();
        File.WriteAllLines(_more, ["zoe", dev[0], dev[0]]);

        Run run = await Train("--data", _data, "--steps", "1");

        Assert.Equal($"added 3 lines of {_more} to the train part; 1 of {dev.Count} dev lines and 0 of {test.Count} test lines are among them", run.Lines[1]);
    }

    /// <summary>Their words do not count for the vocabulary.</summary>
    [Fact]
    public async Task SentencesAreAddedToo()
    {
        string text = SmallText.WriteTo(_folder);
        File.WriteAllLines(_more, Enumerable.Repeat("The penguin is dancing.", 9));
        Run plain = await Run.Of("train", "--preset", "text", "--data", text, "--steps", "1", "--out", _model);

        Run run = await Train("--preset", "text", "--data", text, "--steps", "1");

        Assert.Equal(plain.Lines[1], run.Lines[1]);
        Assert.Contains($"drawn from {172 * 6 + 9 * 6:N0} ", run.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunningTextGoesOnInThem()
    {
        string text = SmallText.WriteTo(_folder);
        File.WriteAllLines(_more, ["The cat is", "running."]);

        Run run = await Train("--preset", "text", "--data", text, "--train-words", "702", "--dev-words", "201", "--running-text", "--steps", "1");

        Assert.Contains("drawn from 707 ", run.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherLinesAreAnotherTraining()
    {
        string[] checkpoint = ["--data", _data, "--steps", "5", "--checkpoint", _folder["state"]];
        File.WriteAllLines(_more, ["zoe"]);
        await Train(checkpoint);
        File.WriteAllLines(_more, ["zara"]);

        Run run = await Run.Of(["train", "--add-train", _more, "--out", _model, .. checkpoint]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("the file is of another training", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALetterThatTheModelDoesNotKnowIsTold()
    {
        File.WriteAllLines(_more, ["emma", "Zoe"]);

        Run run = await Run.Of("train", "--data", _data, "--add-train", _more, "--steps", "1", "--out", _model);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"error: {_more}, line 2, column 1: 'Z' (U+005A) is not a letter of the model's alphabet (abcdefghijklmnopqrstuvwxyz); --lower ", run.Errors, StringComparison.Ordinal);

        await Train("--data", _data, "--steps", "1", "--lower");
    }

    /// <summary>The letters of the data are the alphabet, whatever letters the added lines have.</summary>
    [Fact]
    public async Task ALetterThatOnlyTheAddedLinesHaveMustBeInTheAlphabet()
    {
        File.WriteAllLines(_more, ["emma", "zoë"]);

        Run run = await Run.Of("train", "--data", _data, "--add-train", _more, "--steps", "1", "--out", _model);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.EndsWith("(abcdefghijklmnopqrstuvwxyz); specify --alphabet with the letters of both files.", run.Errors.Trim(), StringComparison.Ordinal);

        await Train("--data", _data, "--steps", "1", "--alphabet", "abcdefghijklmnopqrstuvwxyzë");
    }

    [Fact]
    public async Task AFileThatDoesNotExistIsNamed()
    {
        Run run = await Run.Of("train", "--data", _data, "--add-train", _folder["none.txt"], "--out", _model);

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.Contains(_folder["none.txt"], run.Errors, StringComparison.Ordinal);
    }

    private async Task<Run> Train(params string[] options)
    {
        Run run = await Run.Of(["train", "--add-train", _more, "--out", _model, .. options]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        return run;
    }

    private static ContextDataset Examples(IEnumerable<string> lines) =>
        ContextDataset.Build(Corpus.FromLines(lines), Notebook.Vocabulary, Notebook.ContextLength);

    private static string Words(Run run) => string.Join(' ', run.Output.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static string[] Scale(Run run) => [Row("  bigrams, add-1 ", run), Row("  Kneser–Ney of order 6 ", run)];

    private static string Row(string start, Run run) =>
        Assert.Single(run.Lines, line => line.StartsWith(start, StringComparison.Ordinal));
}
