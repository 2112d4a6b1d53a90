using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.CommandLine.Training;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

/// <summary>The list has 60 of its 100 names twice, so that its parts have names in common.</summary>
public sealed class DistinctPartsTests : IDisposable
{
    private static readonly Protocol Distinct = Protocol.Default with { IsDistinct = true };

    private readonly TemporaryFolder _folder = new();
    private readonly Corpus _names;
    private readonly string _data;
    private readonly string _model;

    public DistinctPartsTests()
    {
        string[] names = [.. Corpus.GivenNames.Take(100), .. Corpus.GivenNames.Take(60)];
        _data = _folder["names.txt"];
        File.WriteAllLines(_data, names);
        _names = Corpus.Load(_data);
        _model = _folder["names.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NoLineIsInTwoParts()
    {
        (Corpus train, Corpus dev, Corpus test) = _names.Split();
        Assert.NotEmpty(dev.Intersect(train));
        Assert.NotEmpty(test.Intersect(train));

        (Corpus first, Corpus second, Corpus third) = Distinct.Parts(_names);

        Assert.Equal(train, first);
        Assert.Equal(dev.Where(name => !train.Contains(name)), second);
        Assert.Equal(test.Where(name => !train.Contains(name) && !dev.Contains(name)), third);
    }

    [Fact]
    public void ATestLineIsNotInTheDevPartEither()
    {
        Corpus lines = Corpus.FromLines(["a b", "c d", "e f", "c d", "g h"]);
        (Corpus train, Corpus dev, Corpus test) = (Distinct with { Words = (2, 4) }).Parts(lines);
        Assert.Equal(["a b"], train);
        Assert.Equal(["c d", "e f"], dev);
        Assert.Equal(["g h"], test);
    }

    [Fact]
    public void ItIsAnotherProtocol()
    {
        Assert.Equal("Makemore distinct", $"{Distinct}");
        Assert.False(Distinct.HasPartsOf(Protocol.Default));
        Assert.True(Distinct.HasPartsOf(Distinct with { }));
    }

    [Fact]
    public async Task ASavedModelIsEvaluatedOnItsOwnPartsOrOnDistinctOnes()
    {
        Run trained = await Run.Of("train", "--data", _data, "--steps", "5", "--distinct", "--out", _model);
        Assert.Equal((ExitCode.Done, ""), (trained.ExitCode, trained.Errors));
        Assert.Equal("makemore distinct", Provenance.Read(_model)!.Protocol.Name);
        (_, Corpus dev, Corpus test) = Distinct.Parts(_names);
        Assert.Matches($@"^dev +{dev.Count} .* 0 \(0\.0%\)$", Row("dev ", trained));

        Run same = await Run.Of("evaluate", "--model", _model);
        Assert.Equal(Rows(trained), Rows(same));
        Run with = await Run.Of("evaluate", "--model", _model, "--split", "makemore", "--distinct");
        Assert.Equal((Rows(trained), ""), (Rows(with), with.Errors));
        Assert.Contains($" {Notebook.Load(_model).Loss(ContextDataset.Build(test, Notebook.Vocabulary, 3)):0.0000} ", Row("test ", with), StringComparison.Ordinal);

        Run without = await Run.Of("evaluate", "--model", _model, "--distinct", "false");
        Run split = await Run.Of("evaluate", "--model", _model, "--split", "makemore");
        Assert.All([without, split], run => Assert.Matches(@"^dev +16 .* [1-9]\d* \(\d\d\.\d%\)$", Row("dev ", run)));
    }

    /// <summary>A model that was trained without the option learned from the same train part.</summary>
    [Fact]
    public async Task AnOlderModelIsEvaluatedOnDistinctPartsWithoutAWarning()
    {
        await Run.Of("train", "--data", _data, "--steps", "5", "--out", _model);
        (_, Corpus dev, _) = Distinct.Parts(_names);

        Run one = await Run.Of("evaluate", "--model", _model, "--distinct");
        Assert.Equal((ExitCode.Done, ""), (one.ExitCode, one.Errors));
        Assert.Matches($"^dev +{dev.Count} ", Row("dev ", one));

        Run mixed = await Run.Of("evaluate", "--mix", $"{_model},kneser-ney", "--distinct");
        Assert.Equal((ExitCode.Done, ""), (mixed.ExitCode, mixed.Errors));
        string loss = $" {Notebook.Load(_model).Loss(ContextDataset.Build(dev, Notebook.Vocabulary, 3)):0.0000} ";
        Assert.Contains(loss, Row(_model, mixed), StringComparison.Ordinal);
    }

    /// <summary>The option says nothing about where the parts begin, so models of different splits stay an error.</summary>
    [Fact]
    public async Task ItDoesNotChooseASplit()
    {
        string second = _folder["second.safetensors"];
        await Run.Of("train", "--steps", "1", "--out", _model);
        await Run.Of("train", "--steps", "1", "--split", "eureka", "--out", second);

        Run run = await Run.Of("evaluate", "--mix", $"{_model},{second}", "--distinct");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("error: --split is required, because ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASweepKeepsItsResultsApart()
    {
        string results = _folder["names.db"];
        string[] sweep = ["sweep", "--context", "2", "--data", _data, "--steps", "1", "--results", results];

        await Run.Of(sweep);
        Run run = await Run.Of([.. sweep, "--distinct"]);

        Assert.EndsWith("0 done already", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(["Makemore", "Makemore distinct"], ResultsFile.ReadAll(results).Select(result => $"{result.Trial.Data.Protocol}"));
    }

    [Fact]
    public async Task APartWithoutLinesIsTold()
    {
        File.WriteAllLines(_data, Enumerable.Repeat("emma", 20));

        Run run = await Run.Of("train", "--data", _data, "--steps", "1", "--distinct", "--out", _model);

        Assert.Equal(
            (ExitCode.Failed, $"error: {_data}: every line of the dev part is also in another part; leave out --distinct.{Environment.NewLine}"),
            (run.ExitCode, run.Errors));
    }

    private static string Rows(Run run) => string.Join('\n', Row("train ", run), Row("dev ", run), Row("test ", run));

    private static string Row(string start, Run run) =>
        Assert.Single(run.Lines, line => line.StartsWith(start, StringComparison.Ordinal));
}
