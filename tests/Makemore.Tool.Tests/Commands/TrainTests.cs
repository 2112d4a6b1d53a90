using Makemore.Testing;

namespace Makemore.Tool.Tests.Commands;

public sealed class TrainTests : IDisposable
{
    private static readonly string[] Names = ["Ana", "Zoë", "Mary-Ann", "O’Neil", "de la Cruz", "Bo3", "ana", "bo", "cy", "Di", "Eve", "Flo"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheNotebooksShapeGivesTheNumbersOfAProject()
    {
        string file = _folder["model.safetensors"];
        Run run = await Run.Of("train", "--context", "3", "--embed", "20", "--hidden", "100", "--steps", "3", "--seed", "5", "--out", file);

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        var model = new ProjectModel(seed: 5);
        var data = ContextDataset.Build(Corpus.GivenNames.Split(CorpusSplit.Makemore).Train, ProjectModel.Vocabulary, ProjectModel.ContextLength);
        model.Train(data, new TrainingOptions { Steps = 3, Seed = 5 });
        ProjectModel saved = ProjectModel.Load(file);
        Assert.Equal(model.Loss(data), saved.Loss(data));
        Assert.Equal(model.Sample(20), saved.Sample(20));
    }

    [Fact]
    public async Task TheAlphabetIsThatOfTheData()
    {
        string file = _folder["model.safetensors"];
        string data = Data();

        Run train = await Run.Of("train", "--data", data, "--hidden", "7", "--steps", "2", "--out", file);
        Run sample = await Run.Of("sample", "--model", file, "--count", "3", "--prompt", "Zo");

        Assert.Equal("", train.Errors + sample.Errors);
        Assert.Equal(
            string.Concat(Names.SelectMany(name => name).Distinct().Order()),
            CheckpointInfo.Read(file).Metadata["vocabulary"][1..]);
        Assert.All(sample.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), name => Assert.StartsWith("Zo", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LowerReadsTheDataInLowerCase()
    {
        string file = _folder["model.safetensors"];
        await Run.Of("train", "--data", Data(), "--lower", "--steps", "1", "--out", file);
        Run evaluate = await Run.Of("evaluate", "--data", Data(), "--model", file);

        Assert.DoesNotContain(CheckpointInfo.Read(file).Metadata["vocabulary"], char.IsUpper);
        Assert.Equal(1, evaluate.ExitCode);
        Assert.Contains("names.txt, line 1, column 1: 'A' (U+0041) is not a letter of the model's alphabet", evaluate.Errors, StringComparison.Ordinal);
        Assert.Contains("; --lower reads the data in lower case.", evaluate.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Run.Of("evaluate", "--data", Data(), "--lower", "--model", file)).ExitCode);
        // The model knows its data, which were read in lower case.
        Assert.Equal(0, (await Run.Of("evaluate", "--model", file)).ExitCode);
    }

    [Fact]
    public async Task ALetterOutsideTheGivenAlphabetIsAnErrorThatNamesTheOption()
    {
        Run run = await Run.Of("train", "--data", Data(), "--lower", "--alphabet", "abcdefghijklmnopqrstuvwxyz");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'ë' (U+00EB) is not a letter of the model's alphabet (abcdefghijklmnopqrstuvwxyz); add it to --alphabet, or omit --alphabet to take the letters of the data.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\t', "09")]
    [InlineData('\v', "0B")]
    [InlineData('\f', "0C")]
    [InlineData('\u007F', "7F")]
    [InlineData('\u0085', "85")]
    [InlineData('\u009B', "9B")]
    [InlineData('\u2028', "2028")]
    [InlineData('\u2029', "2029")]
    public async Task AControlCharacterInTheDataIsAFaultOfTheFile(char control, string number)
    {
        string data = _folder["control.txt"];
        File.WriteAllLines(data, [.. Enumerable.Repeat("ab", 12), $"a{control}b"]);
        string error = $"error: {data}, line 13, column 2: control character 0x{number}; no model can have it as a letter, so remove it from the file.";

        foreach (string[] options in new string[][] { [], ["--alphabet", "abc"], ["--lower"] })
        {
            Run run = await Run.Of(["train", "--data", data, .. options]);
            Assert.Equal((1, error), (run.ExitCode, run.Errors.Trim()));
        }
    }

    [Theory]
    [InlineData("\u0085", "U+0085")]
    [InlineData("\u2028", "U+2028")]
    [InlineData("\u2029", "U+2029")]
    public async Task AnAlphabetThatBreaksTheLineIsAnErrorOfTheOption(string letter, string name)
    {
        foreach (string command in (string[])["train", "show"])
        {
            Run run = await Run.Of(command, "--alphabet", $"ab{letter}");

            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith("error: --alphabet ab", run.Errors, StringComparison.Ordinal);
            Assert.Contains($": The alphabet contains {name}, ", run.Errors, StringComparison.Ordinal);
            Assert.Equal(2, run.Errors.ReplaceLineEndings("\n").Trim().Split('\n').Length);
        }
    }

    [Theory]
    [InlineData("--hidden 0: Hidden is 0; it must lie between 1 and 65536 (MLP015, ", "--hidden", "0")]
    [InlineData("--embed -1: Embed is -1; ", "--embed", "-1")]
    [InlineData("--hierarchical: Context is 3, but each layer of a hierarchical model halves the context", "--hierarchical")]
    [InlineData("--residual true: Residual adds ", "--residual", "true")]
    [InlineData("--shared-output: SharedOutput makes the embedding the weights of the output layer", "--shared-output")]
    [InlineData("--dropout 0.5: Dropout acts on hidden layers", "--depth", "0", "--dropout", "0.5")]
    [InlineData("--activation sillu: sillu is not an activation", "--activation", "sillu")]
    [InlineData("--context must be a 32-bit integer, not 'x'", "--context", "x")]
    [InlineData("--backend torch: this tool cannot compile models for Torch; use a project with Makemore.Torch (MLP025, ", "--backend", "torch")]
    public async Task AFaultyDeclarationIsAUsageErrorInTheWordsOfTheOptions(string error, params string[] options)
    {
        Run run = await Run.Of(["train", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: {error}", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Makemore", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("; write --vocabulary-size, such as --vocabulary-size 5000 (MLP039, ", "--tokens", "words")]
    [InlineData("; remove --vocabulary-size, or add --tokens words (MLP040, ", "--vocabulary-size", "50")]
    [InlineData("; write --hidden 20, or remove --shared-output (MLP043, ", "--shared-output", "true")]
    [InlineData("; remove --dropout, or increase --depth (MLP035, ", "--depth", "0", "--dropout", "0.5")]
    [InlineData("; write the letters of the corpus, or remove --alphabet (MLP018, ", "--alphabet", "")]
    [InlineData("; reduce --context, --embed, --hidden, --depth or the number of tokens (MLP016, ", "--embed", "65536", "--hidden", "65536")]
    public async Task AFaultyDeclarationSaysWhatToDoAboutTheOptions(string remedy, params string[] options)
    {
        Run run = await Run.Of(["train", "--data", Data(), "--lower", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(remedy, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachErrorHasALine()
    {
        Run run = await Run.Of("train", "--hidden", "0", "--embed", "0");

        Assert.Collection(
            run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("error: --embed 0: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("error: --hidden 0: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Try 'makemore train --help'", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OptionsChangeTheDeclarationOfAPreset()
    {
        string file = _folder["model.safetensors"];
        await Run.Of("train", "--preset", "lecture-batch-norm", "--hidden", "9", "--steps", "1", "--out", file);

        IReadOnlyDictionary<string, string> saved = CheckpointInfo.Read(file).Metadata;
        Assert.Equal(("10", "9", "Batch"), (saved["embed"], saved["hidden"], saved["normalization"]));
    }

    private string Data()
    {
        File.WriteAllLines(_folder["names.txt"], Names);
        return _folder["names.txt"];
    }
}
