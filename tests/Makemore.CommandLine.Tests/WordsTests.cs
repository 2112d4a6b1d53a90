using System.Text;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.CommandLine.Terminal;
using Makemore.Testing;
using Makemore.Tool.Grids;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class WordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public WordsTests()
    {
        _data = SmallText.WriteTo(_folder);
        _model = _folder["text.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ATrainingShowsItsVocabularyItsLengthAndPerplexities()
    {
        Run run = await Train("--epochs", "20");

        Assert.Equal($"text: Text, {(20 * 60) + (240 * 100) + 100 + 100 + (100 * 20) + 20 + (240 * 20):N0} parameters", run.Lines[0]);
        Assert.Equal("20 tokens: the words that occur at least 4 times in train; 0.0% of train is <unk>", run.Lines[1]);
        // 172 sentences of four words, a period and the boundary.
        Assert.Equal("81 steps, each over 256 examples drawn from 1,032 (20.09 epochs), at learning rate 0.004", run.Lines[2]);
        Assert.Matches(@"^step 80: loss = \d\.\d{4}, mean = \d\.\d{4}, dev loss = \d\.\d{4} \(perplexity \d+\.\d\)$", Line(run, "step 80"));
        Assert.Matches(@"with dev loss \d\.\d{4} \(perplexity \d+\.\d\)$", Line(run, "made all "));
        Assert.EndsWith(" unknown", Line(run, "       sentences "), StringComparison.Ordinal);
        Assert.EndsWith(" 0.0%", Line(run, "test "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALongerTextTakesMoreStepsForAsManyEpochs()
    {
        string longer = _folder.Write("longer.txt", Encoding.UTF8.GetBytes($"{File.ReadAllText(_data)}\n{File.ReadAllText(_data)}"));

        Run run = await Run.Of("train", "--preset", "text", "--data", longer, "--epochs", "2", "--batch-size", "64");

        Assert.StartsWith("65 steps, each over 64 examples drawn from 2,070 (2.01 epochs)", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EpochsAreForLettersToo()
    {
        int examples = ContextDataset.Build(Corpus.GivenNames.Split().Train, Notebook.Vocabulary, context: 3).Count;

        Run run = await Run.Of("train", "--epochs", "0.5", "--batch-size", $"{examples / 10}");

        Assert.StartsWith("6 steps, ", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheVocabularyIsThatOfTheTrainPartAlone()
    {
        await Train("--steps", "1");

        (Corpus train, _, _) = Corpus.Load(_data).Split();
        var expected = Vocabulary.FromWords(train, size: 20_000, minimumCount: 4, foldCase: true);
        Run listed = await Run.Of("vocabulary", "--model", _model);
        Assert.Equal(expected.Tokens.Select((token, number) => $"{number}\t{token}"), listed.Lines[..^1]);
        Assert.Equal("1\t<unk>", listed.Lines[1]);
    }

    [Fact]
    public async Task WhatIsTrainedContinuesAPromptOfAnyText()
    {
        await Train("--epochs", "60");

        Run known = await Run.Of("sample", "--model", _model, "--prompt", "The cat was", "--count", "4");
        Assert.Equal((ExitCode.Done, ""), (known.ExitCode, known.Errors));
        Assert.All(known.Lines[..^1], sentence => Assert.StartsWith("the cat was ", sentence, StringComparison.Ordinal));

        Run strange = await Run.Of("sample", "--model", _model, "--prompt", "The 🦄 é!", "--count", "1", "--max-length", "5");
        Assert.StartsWith("the <unk> <unk> <unk>", strange.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SentencesAreComparedInTokens()
    {
        await Train("--epochs", "60");

        // The likeliest sentence is one of the small language, which the text has with a capital and without a space.
        Run run = await Run.Of("sample", "--model", _model, "--data", _data, "--temperature", "0", "--count", "1");

        Assert.Matches(@"^[a-z]+ [a-z]+ (is|was) [a-z]+ \.  +in the corpus$", run.Lines[0]);
    }

    [Fact]
    public async Task ASavedModelIsInspected()
    {
        await Train("--steps", "1");

        Run run = await Run.Of("inspect", "--model", _model);

        Assert.Contains("vocabulary  20 tokens, in lower case", run.Lines);
        Assert.StartsWith("frequent    . ", Line(run, "frequent"), StringComparison.Ordinal);
        Assert.StartsWith("E    (20, 60) ", Line(run, "E "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsHaveNeighborsVectorsAndAPicture()
    {
        await Train("--steps", "1");

        Run nearest = await Run.Of("nearest", "Cat", "--model", _model, "--count", "3");
        Assert.Equal((ExitCode.Done, 4), (nearest.ExitCode, nearest.Lines.Length));
        Run misspelled = await Run.Of("nearest", "catt", "--model", _model);
        Assert.StartsWith("error: 'catt' is not one of the 20 tokens: ", misspelled.Errors, StringComparison.Ordinal);

        Run export = await Run.Of("export", "--model", _model, "--out", _folder["v.txt"]);
        Assert.Equal(ExitCode.Done, export.ExitCode);
        Assert.Equal("20 60", File.ReadLines(_folder["v.txt"]).First());

        Run plot = await Run.Of("plot", "embedding", "--model", _model, "--out", _folder["p.svg"], "--top", "5");
        Assert.Equal($"drew 5 tokens in {_folder["p.svg"]}", plot.Lines[0]);
    }

    [Fact]
    public async Task ASavedModelIsComparedWithNgramsOfItsWords()
    {
        await Train("--epochs", "20");

        Run run = await Run.Of("evaluate", "--model", _model, "--data", _data, "--baseline", "kneser-ney", "--order", "3");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("kneser-ney of order 3 ", Line(run, "kneser-ney"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASweepTrainsTheGridByItsRecipeAndItsModelsAreReadAgain()
    {
        string results = _folder["text.db"];
        Run run = await Run.Of("sweep", "--grid", "TextSweep", "--data", _data, "--epochs", "1", "--results", results, "--save-models", _folder["models"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        IReadOnlyList<TrialResult> all = ResultsFile.ReadAll(results);
        Assert.Equal(TextSweep.Models.Select(model => model.Name).Order(), all.Select(result => result.Trial.Model).Order());
        TrainingOptions recipe = Text.Preset.Options with { Steps = 5 };
        Assert.All(all, result => Assert.Equal(Settings.InWords(Settings.Of(recipe)), Settings.InWords(result.Trial.Recipe)));
        // The parameters are those of the text's 20 tokens: E, Wx, gh, bh, Wy and by.
        TrialResult small = Assert.Single(all, result => result.Trial.Model.StartsWith("Context2_Embed30_DirectFalse", StringComparison.Ordinal));
        Assert.Equal((20 * 30) + (100 * 60) + 100 + 100 + (20 * 100) + 20, small.Trial.Parameters);
        Assert.Contains(run.Lines, line => line.Contains($" {small.Trial.Model} ", StringComparison.Ordinal) && line.Contains($" {MathF.Exp(small.Losses!.Test):0.00} ", StringComparison.Ordinal));

        string saved = Directory.GetFiles(_folder["models"], $"{small.Trial.Model}-*").Single();
        Run evaluated = await Run.Of("evaluate", "--model", saved, "--data", _data);
        Assert.Contains($"{small.Losses!.Test:0.0000}", Line(evaluated, "test "), StringComparison.Ordinal);

        Run again = await Run.Of("sweep", "--grid", "TextSweep", "--data", _data, "--epochs", "1", "--results", results);
        Assert.StartsWith($"{all.Count} trainings of 5 steps", again.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith($"{all.Count} done already", again.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void OfTooManyWordsTheCommonestAreKept()
    {
        ModelSpec model = ModelFactory.Of<Text>().Spec with { VocabularySize = 5 };
        (CorpusPart train, _, _) = CorpusPart.Split(Corpus.Load(_data), Protocol.Default, model);
        var output = new StringWriter();

        TextReport.Write(Screen.Plain(output), train, Protocol.Default, model.VocabularySize);

        Assert.Equal(5, train.Examples.Vocabulary.Count);
        Assert.Matches(@"^5 tokens: the most frequent words of train, as many as the model can have; \d\d\.\d% of train is <unk>\r?\n$", output.ToString());
    }

    public static TheoryData<string, string> UnfitTexts => new()
    {
        { "", " holds no words" },
        { "a b\nc d\n", " has 2 sentences; a split into train, dev and test needs at least 10." },
        { string.Join('\n', Enumerable.Range(0, 12).Select(i => $"one{(char)('a' + i)}")), ", the commonest 1; take a longer text, or a smaller minimum count." },
        { string.Join('\n', Enumerable.Repeat("\t", 12)), " holds no words" },
        { string.Join('\n', Enumerable.Repeat("a b c", 9).Append("a \u0001 b")), ", line 10, column 3: control character 0x01" },
    };

    [Theory]
    [MemberData(nameof(UnfitTexts))]
    public async Task AnUnfitTextIsAnsweredInALine(string text, string error)
    {
        string path = _folder.Write("unfit.txt", Encoding.UTF8.GetBytes(text));

        Run run = await Run.Of("train", "--preset", "text", "--data", path);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains(error, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextThatIsNotUtf8IsRefusedByLineAndColumn()
    {
        string path = _folder.Write("latin1.txt", "caf\u00e9"u8[..3].ToArray().Append((byte)0xE9).ToArray());

        Run run = await Run.Of("train", "--preset", "text", "--data", path);

        Assert.Equal($"error: --data {path}, line 1, column 4: byte 0xE9 is not UTF-8; save the file as UTF-8.", run.Errors.TrimEnd());
    }

    [Fact]
    public async Task OneRepeatedWordIsLearned()
    {
        string path = _folder.Write("one.txt", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("again again", 20))));

        Run run = await Run.Of("train", "--preset", "text", "--data", path, "--epochs", "1");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("3 tokens: ", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelOfWordsIsNotJudgedByTheGivenNames()
    {
        Text.Create(Vocabulary.FromWords(Corpus.Load(_data), size: 20_000, minimumCount: 4, foldCase: true)).Save(_model);

        Run run = await Run.Of("evaluate", "--model", _model);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"error: --data is required, because {_model} does not say what it was trained on.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASavedModelIsEvaluatedOnItsText()
    {
        Run trained = await Train("--steps", "1");

        Run run = await Run.Of("evaluate", "--model", _model);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.All(["train ", "dev ", "test "], part => Assert.Equal(Line(trained, part), Line(run, part)));
    }

    private async Task<Run> Train(params string[] options)
    {
        Run run = await Run.Of(["train", "--preset", "text", "--data", _data, "--out", _model, .. options]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        return run;
    }

    private static string Line(Run run, string start) =>
        Assert.Single(run.Lines, line => line.StartsWith(start, StringComparison.Ordinal));
}
