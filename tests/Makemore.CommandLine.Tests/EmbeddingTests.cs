using System.Xml.Linq;
using Makemore.CommandLine.Embeddings;
using Makemore.CommandLine.Reports;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class EmbeddingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public EmbeddingTests()
    {
        _model = _folder["names.safetensors"];
        new Notebook().Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ThePlotHasEveryLetterVowelsApartFromConsonants()
    {
        string[] texts = await PlottedTexts();

        Assert.All(Notebook.Vocabulary.Tokens, letter => Assert.Contains(letter, texts));
        Assert.All(["vowels", "consonants", "boundary", "The embedding of Notebook"], text => Assert.Contains(text, texts));
    }

    [Fact]
    public void OnlyLettersFromAToZAreVowelsOrConsonants()
    {
        IReadOnlyList<TokenGroup> groups = TokenGroups.Of(Vocabulary.FromAlphabet("'-1ABabyÉéж"), top: 1, given: []);

        Assert.Equal(
            ["vowels: A a", "consonants: B b y", "others: ' - 1 É é ж", "boundary: ."],
            groups.Select(group => $"{group.Name}: {string.Join(' ', group.Tokens)}"));
        Assert.Equal(["others", "boundary"], TokenGroups.Of(Vocabulary.FromAlphabet("дж"), top: 1, given: []).Select(group => group.Name));
    }

    [Fact]
    public async Task OnlyWordsAreCounted()
    {
        Run run = await Run.Of("plot", "embedding", "--model", _model, "--out", _folder["p.png"], "--top", "5");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith(
            "error: --top is for models that read words, and this model reads characters; leave the option out to draw all tokens.", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["p.png"]));
    }

    [Fact]
    public async Task ThePlotHasTheGroupsThatAreGivenAndTheOthers()
    {
        string[] texts = await PlottedTexts("--group", "round=o,c,q", "--group", "tall=l,t");

        Assert.All(Notebook.Vocabulary.Tokens, letter => Assert.Contains(letter, texts));
        Assert.All(["round", "tall", "others"], text => Assert.Contains(text, texts));
        Assert.DoesNotContain("vowels", texts);
    }

    [Fact]
    public async Task AnUnknownTokenInAGroupIsNamed()
    {
        Run run = await Run.Of("plot", "embedding", "--model", _model, "--out", _folder["p.png"], "--group", "x=a,é");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith("error: 'é' is not one of the 27 tokens: ", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["p.png"]));
    }

    [Fact]
    public void OfWordsTheCommonestAreDrawn()
    {
        var vocabulary = Vocabulary.FromWords(Corpus.FromLines(["the cat the dog", "the cat sees the bird", "cat"]), size: 100);

        Assert.Equal(["the", "cat"], Assert.Single(TokenGroups.Of(vocabulary, top: 2, given: [])).Tokens);
        IReadOnlyList<TokenGroup> groups = TokenGroups.Of(vocabulary, top: 3, given: [new("animals", ["cat", "dog"])]);
        Assert.Equal(["animals", "others"], groups.Select(group => group.Name));
        Assert.Equal(["the", "bird"], groups[1].Tokens);
    }

    [Fact]
    public async Task ThePlotIsAPngFileToo()
    {
        string path = _folder["embedding.png"];

        Run run = await Run.Of("plot", "embedding", "--model", _model, "--out", path);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(path)[..4]);
    }

    [Fact]
    public async Task TheNearestAreThoseOfTheModel()
    {
        Run run = await Run.Of("nearest", "e", "--model", _model, "--count", "3");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            TokenVectors.Of(Notebook.Load(_model)).Nearest("e", 3).Select(neighbor => $"{neighbor.Token}  {neighbor.Similarity:0.000}"),
            run.Lines[..^1]);
        Assert.Equal(10, (await Run.Of("nearest", "e", "--model", _model)).Lines[..^1].Length);
    }

    [Fact]
    public async Task AnUnknownLetterIsAnsweredByTheKnownOnes()
    {
        Run run = await Run.Of("nearest", "é", "--model", _model);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"error: 'é' is not one of the 27 tokens: {string.Join(' ', Notebook.Vocabulary.Tokens)}", run.Errors.TrimEnd());
    }

    [Fact]
    public async Task TheExportHasAVectorForEveryLetter()
    {
        string path = _folder["vectors.txt"];

        Run run = await Run.Of("export", "--model", _model, "--out", path);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal($"wrote 27 vectors of 20 numbers to {path}", run.Lines[0]);
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("27 20", lines[0]);
        Assert.Equal(Notebook.Vocabulary.Tokens, lines[1..].Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("plot embedding", "absent/p.png")]
    [InlineData("export", "absent/v.txt")]
    public async Task AMissingFolderIsNamed(string command, string file)
    {
        string path = _folder[file];

        Run run = await Run.Of([.. command.Split(' '), "--model", _model, "--out", path]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"error: --out {path} cannot be written: there is no folder", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    /// <summary>Every text of a plot of the model.</summary>
    private async Task<string[]> PlottedTexts(params string[] options)
    {
        string path = _folder["embedding.svg"];
        Run run = await Run.Of(["plot", "embedding", "--model", _model, "--out", path, .. options]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal($"drew 27 tokens in {path}", run.Lines[0]);
        return [.. XElement.Load(path).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value.Trim())];
    }
}
