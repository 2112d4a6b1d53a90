using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

/// <summary>The text has 216 sentences of five words, of which "Every" begins the last 72.</summary>
public sealed class ProtocolTests : IDisposable
{
    private static readonly string[] Brown =
        ["--train-words", "702", "--dev-words", "201", "--running-text", "--keep-case", "--pretokenized", "--vocabulary-of-all", "--minimum-count", "20"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public ProtocolTests()
    {
        _data = SmallText.WriteTo(_folder);
        File.WriteAllText(_data, File.ReadAllText(_data).Replace(".", " ."));
        _model = _folder["text.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names => new(
        "Makemore",
        "Eureka",
        "Makemore keep-case",
        "Eureka distinct",
        "Ordered 800 200 distinct keep-case",
        "Makemore pretokenized minimum-count 1",
        "Ordered 800000 200000",
        "Ordered 1 2 running-text keep-case pretokenized vocabulary-of-all minimum-count 20");

    [Theory]
    [MemberData(nameof(Names))]
    public void ANameIsReadAgain(string name)
    {
        Assert.Equal(name, $"{Protocol.Parse(name)}");
        Assert.Equal(Protocol.Parse(name), Protocol.Parse(Protocol.Parse(name)!.Name));
    }

    /// <summary>Files of before there were other protocols have these names.</summary>
    [Fact]
    public void TheDefaultHasTheNameOfItsSplit() =>
        Assert.Equal(("Makemore", "makemore", "Eureka"), ($"{Protocol.Default}", Protocol.Default.Name, $"{new Protocol(CorpusSplit.Eureka)}"));

    [Theory]
    [InlineData("")]
    [InlineData("thirds")]
    [InlineData("ordered")]
    [InlineData("ordered 5")]
    [InlineData("ordered 5 0")]
    [InlineData("ordered 5 -5")]
    [InlineData("makemore  keep-case")]
    [InlineData("makemore keep-cases")]
    [InlineData("makemore minimum-count")]
    [InlineData("makemore minimum-count x")]
    public void AnythingElseIsNoProtocol(string name) => Assert.Null(Protocol.Parse(name));

    [Fact]
    public async Task TheFirstWordsAreTheTrainPartOfARunningText()
    {
        Run run = await Train(Brown);

        // "The" and "A" begin 72 sentences each, every noun is in 36, every auxiliary in 108, and the period in 216.
        Assert.Equal("20 tokens: the words that occur at least 20 times in all parts; 0.0% of train is <unk>", run.Lines[1]);
        Assert.Contains("drawn from 702 ", run.Lines[2], StringComparison.Ordinal);
        // 140 sentences and two words; then three words, 39 sentences and three words; then two words and 35 sentences.
        Assert.Matches("^train +141 +702 ", Line(run, "train "));
        Assert.Matches("^dev +41 +201 ", Line(run, "dev "));
        Assert.Matches("^test +36 +177 ", Line(run, "test "));
        Run words = await Run.Of("vocabulary", "--model", _model);
        Assert.Equal(["2\t.", "3\tis", "4\twas", "5\tA", "6\tEvery", "7\tThe"], words.Lines[2..8]);
    }

    [Theory]
    [InlineData("--train-words 702 --dev-words 201", 702 + 141)]
    [InlineData("--train-words 702 --dev-words 201 --running-text", 702)]
    public async Task OnlyARunningTextHasNoEndsOfSentences(string options, int examples)
    {
        Run run = await Train(options.Split(' '));
        Assert.Contains($"drawn from {examples} ", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAllPartsTheVocabularyIsThatOfTheTrainPart()
    {
        // "Every" begins the sentences after word 720.
        Run run = await Train("--train-words", "702", "--dev-words", "201", "--keep-case");
        Assert.Equal("19 tokens: the words that occur at least 4 times in train; 0.0% of train is <unk>", run.Lines[1]);
        Run words = await Run.Of("vocabulary", "--model", _model);
        Assert.DoesNotContain(words.Lines, line => line.EndsWith("\tEvery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASavedModelIsEvaluatedByItsProtocol()
    {
        Run trained = await Train(Brown);
        const string Name = "ordered 702 201 running-text keep-case pretokenized vocabulary-of-all minimum-count 20";
        Assert.Equal(Name, Provenance.Read(_model)!.Protocol.Name);

        Run run = await Run.Of("evaluate", "--model", _model, "--baseline", "kneser-ney", "--order", "3");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.All(["train ", "dev ", "test "], part => Assert.Equal(Line(trained, part), Line(run, part)));
        Assert.Matches("^all +216 +1,080 ", Line(run, "all "));
        // The n-grams are counted over the ends of the sentences.
        (CorpusPart train, _, CorpusPart test) = CorpusPart.Split(Corpus.Load(_data), Provenance.Read(_model)!.Protocol, Text.Load(_model).Spec);
        var ngrams = new NgramModel(train.Examples.Vocabulary, order: 3);
        ngrams.Train(train.Examples);
        Assert.Contains($" {ngrams.Loss(test.Examples):0.0000}", Line(run, "kneser-ney of order 3"), StringComparison.Ordinal);
        Assert.Contains($"data      {_data}, split {Name}", (await Run.Of("inspect", "--model", _model)).Output.ReplaceLineEndings(" ").Replace("            ", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherPartsAreWarnedOf()
    {
        await Train(Brown);

        Run same = await Run.Of("evaluate", "--model", _model, "--train-words", "702", "--dev-words", "201");
        Assert.Equal((ExitCode.Done, ""), (same.ExitCode, same.Errors));
        Assert.Matches("^train +141 +843 ", Line(same, "train "));

        Run other = await Run.Of("evaluate", "--model", _model, "--train-words", "200", "--dev-words", "100");
        Assert.StartsWith($"warning: {_model} was trained on split ordered 702 201 running-text ", other.Errors, StringComparison.Ordinal);
        Assert.EndsWith($"; 20 of 20 dev lines and 80 of 156 test lines were in its train part{Environment.NewLine}", other.Errors, StringComparison.Ordinal);
        Run shuffled = await Run.Of("evaluate", "--model", _model, "--split", "makemore");
        Assert.StartsWith("warning: ", shuffled.Errors, StringComparison.Ordinal);
        Assert.Matches("^train +172 +1,032 ", Line(shuffled, "train "));
    }

    [Theory]
    [InlineData("--train-words 702 --dev-words 202 --running-text")]
    [InlineData("--train-words 701 --dev-words 201 --running-text")]
    [InlineData("--train-words 702 --dev-words 201")]
    [InlineData("--train-words 702 --dev-words 201 --running-text --keep-case")]
    [InlineData("--split makemore")]
    public async Task AnotherProtocolIsAnotherTraining(string other)
    {
        string state = _folder["state"];
        await Train("--train-words", "702", "--dev-words", "201", "--running-text", "--checkpoint", state);

        Run run = await Run.Of(["train", "--preset", "text", "--data", _data, "--out", _model, "--steps", "1", "--checkpoint", state, .. other.Split(' ')]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("the file is of another training", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASweepKeepsTheResultsOfEachProtocol()
    {
        string results = _folder["text.db"];
        string[] sweep = ["sweep", "--tokens", "words", "--vocabulary-size", "50", "--context", "2", "--data", _data, "--steps", "1", "--results", results];

        Run first = await Run.Of([.. sweep, .. Brown]);
        Assert.Equal((ExitCode.Done, ""), (first.ExitCode, first.Errors));
        Assert.Contains("split ordered 702 201 running-text keep-case pretokenized vocabulary-of-all minimum-count 20: ", first.Output, StringComparison.Ordinal);
        Run again = await Run.Of([.. sweep, .. Brown]);
        Assert.EndsWith("1 done already", again.Lines[0], StringComparison.Ordinal);
        Run cased = await Run.Of([.. sweep, "--keep-case"]);
        Assert.EndsWith("0 done already", cased.Lines[0], StringComparison.Ordinal);

        Assert.Equal(
            ["Ordered 702 201 running-text keep-case pretokenized vocabulary-of-all minimum-count 20", "Makemore keep-case"],
            ResultsFile.ReadAll(results).Select(result => $"{result.Trial.Data.Protocol}"));
        Run report = await Run.Of("sweep", "report", "--results", results, "--out", _folder["report"]);
        Assert.Equal((ExitCode.Done, ""), (report.ExitCode, report.Errors));
        Assert.Equal(2, Directory.GetFiles(_folder["report"], "*-loss-curves.svg").Length);
    }

    [Fact]
    public async Task ATextTooShortForThePartsIsTold()
    {
        Run run = await Run.Of("train", "--preset", "text", "--data", _data, "--train-words", "1000", "--dev-words", "80");
        Assert.Equal(
            (ExitCode.Failed, $"error: {_data} has 1,080 words; the train and dev parts take 1,080 words, and the test part needs at least one more. Take fewer words, or a longer text.{Environment.NewLine}"),
            (run.ExitCode, run.Errors));
    }

    private async Task<Run> Train(params string[] options)
    {
        Run run = await Run.Of(["train", "--preset", "text", "--data", _data, "--out", _model, "--steps", "1", .. options]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        return run;
    }

    private static string Line(Run run, string start) =>
        Assert.Single(run.Lines, line => line.StartsWith(start, StringComparison.Ordinal));
}
