using System.Globalization;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class MixTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _first;
    private readonly string _second;

    public MixTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _first = _folder["first.safetensors"];
        _second = _folder["second.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryModelAndTheMixtureAreEvaluated()
    {
        await Train(_first, "--steps", "100", "--learning-rate", "0.3");
        await Train(_second, "--preset", "lecture", "--steps", "200");

        Run run = await Run.Of("evaluate", "--mix", $"{_first},{_second},kneser-ney", "--order", "6");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        (Corpus train, Corpus dev, Corpus test) = Corpus.GivenNames.Split();
        var ngrams = new NgramModel(Notebook.Vocabulary, order: 6);
        ngrams.Train(Data(train, 5));
        Notebook first = Notebook.Load(_first);
        Lecture second = Lecture.Load(_second);
        var mixture = new MixtureModel([first, second, ngrams]);
        mixture.LearnWeights(Data(dev, 5));
        Row(run, _first, mixture.Weights[0][0], first.Loss(Data(dev, 3)), first.Loss(Data(test, 3)));
        Row(run, _second, mixture.Weights[0][1], second.Loss(Data(dev, 3)), second.Loss(Data(test, 3)));
        Row(run, "kneser-ney of order 6", mixture.Weights[0][2], ngrams.Loss(Data(dev, 5)), ngrams.Loss(Data(test, 5)));
        Row(run, "mixture", null, mixture.Loss(Data(dev, 5)), mixture.Loss(Data(test, 5)));
        Assert.Contains("The weights were learned on the dev part.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesAreSampledFromTheMixture()
    {
        await Train(_first, "--steps", "10");

        Run run = await Run.Of("sample", "--mix", $"{_first},add-k", "--k", "0.5", "--count", "7", "--seed", "3", "--prompt", "em");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        (Corpus train, Corpus dev, _) = Corpus.GivenNames.Split();
        var ngrams = new NgramModel(Notebook.Vocabulary, order: 2, NgramSmoothing.AddK(0.5));
        ngrams.Train(Data(train, 1));
        var mixture = new MixtureModel([Notebook.Load(_first), ngrams]);
        mixture.LearnWeights(Data(dev, 3));
        Assert.Equal(mixture.Sample(7, new SamplingOptions { Seed = 3, Prompt = "em" }), run.Lines[..^1]);

        Run explained = await Run.Of("sample", "--mix", $"{_first},add-k", "--explain", "em");
        Assert.Equal((ExitCode.Done, ""), (explained.ExitCode, explained.Errors));
        Assert.StartsWith("the next letter after 'em'", explained.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesOfAMixtureAreMarked()
    {
        await Train(_first, "--data", _data, "--steps", "1");

        Run run = await Run.Of("sample", "--mix", $"{_first},kneser-ney", "--data", _data, "--count", "5");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.All(run.Lines[..^1], line => Assert.Matches("  (new|in the corpus)$", line));
    }

    [Fact]
    public async Task SentencesAreMixed()
    {
        string text = SmallText.WriteTo(_folder);
        await Train(_first, "--preset", "text", "--data", text, "--steps", "2");
        await Train(_second, "--preset", "text", "--data", text, "--steps", "2", "--seed", "2");

        Run run = await Run.Of("evaluate", "--mix", $"{_first},{_second},kneser-ney");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains(run.Lines, line => line.StartsWith("mixture ", StringComparison.Ordinal));
    }

    /// <summary>The parts of the training apply to every component.</summary>
    [Fact]
    public async Task ModelsOfARunningTextAreMixed()
    {
        string text = SmallText.WriteTo(_folder);
        string[] parts = ["--train-words", "600", "--dev-words", "100", "--running-text"];
        await Train(_first, ["--preset", "text", "--data", text, "--steps", "2", .. parts]);
        await Train(_second, ["--preset", "text", "--data", text, "--steps", "2", "--seed", "2", .. parts]);

        Run run = await Run.Of("evaluate", "--mix", $"{_first},{_second},kneser-ney");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Provenance origin = Provenance.Read(_second)!;
        string row = Assert.Single(run.Lines, line => line.StartsWith(_second, StringComparison.Ordinal));
        Assert.Contains($" {origin.DevLoss:0.0000} ", row, StringComparison.Ordinal);
        Assert.Contains($" {origin.TestLoss:0.0000} ", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACacheIsMixedIfTheTextKeepsItsOrder()
    {
        string text = SmallText.WriteTo(_folder);
        string[] parts = ["--train-words", "600", "--dev-words", "100", "--running-text"];
        await Train(_first, ["--preset", "text", "--data", text, "--steps", "2", .. parts]);

        Run run = await Run.Of("evaluate", "--mix", $"{_first},cache", "--half-life", "30");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Provenance origin = Provenance.Read(_first)!;
        Vocabulary vocabulary = Text.Load(_first).Vocabulary;
        (_, Corpus dev, Corpus test) = Corpus.Load(text).AsRunningText().SplitInOrder(600, 100);
        var cache = new CacheModel(vocabulary, halfLife: 30);
        var mixture = new MixtureModel([Text.Load(_first), cache]);
        ContextDataset ofDev = ContextDataset.Build(dev, vocabulary, Text.ContextLength), ofTest = ContextDataset.Build(test, vocabulary, Text.ContextLength);
        mixture.LearnWeights(ofDev);
        Row(run, _first, mixture.Weights[0][0], origin.DevLoss!.Value, origin.TestLoss!.Value);
        Row(run, "cache with a half-life of 30", mixture.Weights[0][1], cache.Loss(ofDev), cache.Loss(ofTest));
        Row(run, "mixture", null, mixture.Loss(ofDev), mixture.Loss(ofTest));

        Run sampled = await Run.Of("sample", "--mix", $"{_first},cache", "--count", "2", "--max-length", "5");
        Assert.Equal((ExitCode.Done, "", 2), (sampled.ExitCode, sampled.Errors, sampled.Lines[..^1].Length));
    }

    [Fact]
    public async Task ACacheOfShuffledLinesIsRefused()
    {
        await Train(_first, "--preset", "text", "--data", SmallText.WriteTo(_folder), "--steps", "1");

        Run run = await Run.Of("evaluate", "--mix", $"{_first},cache");

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: cache requires --train-words and --dev-words, because shuffled lines are not a running text.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsOfDifferentSplitsNeedASplitAndAreWarnedOf()
    {
        await Train(_first, "--steps", "1");
        await Train(_second, "--steps", "1", "--split", "eureka");

        Run refused = await Run.Of("evaluate", "--mix", $"{_first},{_second}");
        Assert.Equal((ExitCode.Usage, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"error: --split is required, because {_first} and {_second} were trained on different splits: makemore and eureka.", refused.Errors, StringComparison.Ordinal);

        Run warned = await Run.Of("evaluate", "--mix", $"{_first},{_second}", "--split", "makemore");
        Assert.Equal(ExitCode.Done, warned.ExitCode);
        Assert.StartsWith($"warning: {_second} was trained on split eureka of ", warned.Errors, StringComparison.Ordinal);
        Assert.Single(warned.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task ModelsOfDifferentDataNeedData()
    {
        await Train(_first, "--steps", "1");
        await Train(_second, "--steps", "1", "--data", _data);

        Run run = await Run.Of("sample", "--mix", $"{_first},{_second}");

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: --data is required, because {_first} and {_second} were trained on different data: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsThatDoNotSayWhatTheyWereTrainedOnNeedData()
    {
        new Notebook().Save(_first);

        Run refused = await Run.Of("evaluate", "--mix", $"{_first},kneser-ney");
        Assert.Equal((ExitCode.Usage, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"error: --data is required, because {_first} does not say what it was trained on.", refused.Errors, StringComparison.Ordinal);

        Run run = await Run.Of("evaluate", "--mix", $"{_first},kneser-ney", "--data", _data);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task ModelsOfOtherTokensAreRefused()
    {
        new Notebook().Save(_first);
        await Train(_second, "--preset", "text", "--data", SmallText.WriteTo(_folder), "--steps", "1");

        Run run = await Run.Of("evaluate", "--mix", $"{_first},{_second}", "--data", _data);

        Assert.Equal(
            (ExitCode.Failed, "", $"error: {_second} has other tokens than {_first}; models that are mixed share their tokens.{Environment.NewLine}"),
            (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task AMissingFileIsNamed()
    {
        new Notebook().Save(_first);

        Run run = await Run.Of("sample", "--mix", $"{_first},{_folder["absent"]}", "--data", _data);

        Assert.Equal(
            (ExitCode.Failed, "", $"error: {_folder["absent"]} is not a file; --mix takes files of saved models, kneser-ney, add-k and cache.{Environment.NewLine}"),
            (run.ExitCode, run.Output, run.Errors));
    }

    private static async Task Train(string path, params string[] args) =>
        Assert.Equal(ExitCode.Done, (await Run.Of(["train", .. args, "--out", path])).ExitCode);

    private static ContextDataset Data(Corpus words, int context) => ContextDataset.Build(words, Notebook.Vocabulary, context);

    /// <summary>Checks a row: the weight, unless it is the mixture's, and the losses with their perplexities.</summary>
    private static void Row(Run run, string name, float? weight, float dev, float test)
    {
        string row = Assert.Single(run.Lines, line => line.StartsWith($"{name} ", StringComparison.Ordinal));
        string[] numbers = row[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] expected = [$"{dev:0.0000}", $"{MathF.Exp(dev):0.00}", $"{test:0.0000}", $"{MathF.Exp(test):0.00}"];
        Assert.Equal(weight is null ? expected : [weight.Value.ToString("0.00", CultureInfo.InvariantCulture), .. expected], numbers);
    }
}
