using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed partial class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TellsTheMeanAndTheSpreadOverTheSeedsTheBestFirst()
    {
        await Report(SomeResult.Of("Wide", 1, 2.25f), SomeResult.Of("Narrow", 1, 2.0625f), SomeResult.Of("Wide", 2, 2.0f), SomeResult.Diverged("Wild", 1));

        string[] lines = Lines("report.md");
        Assert.Contains("| 1 | Narrow | R1 | 1,000 | 1 | 2.0525 | 2.0625 | 2.0725 | 7.94 | 1.5 |", lines);
        // The mean of 2.25 and 2, and √(2 · 0.125²) beside it.
        Assert.Contains("| 2 | Wide | R1 | 1,000 | 2 | 2.1150 ± 0.1768 | 2.1250 ± 0.1768 | 2.1350 ± 0.1768 | 8.46 | 1.5 |", lines);
        Assert.Contains("| 3 | Wild | R1 | 1,000 | 1, 1 diverged |  | diverged at step 7 |  |  | 1.5 |", lines);
        Assert.Contains("- R1: Steps 100", lines);
        Assert.Contains("## names.txt, split makemore", lines);
        Assert.Contains("names.txt, split makemore: 80 train lines; 10 dev lines, 1 (10.0%) also in train; 10 test lines, 2 (20.0%) also in train.", lines);
    }

    [Fact]
    public void ASingleLineIsInTheSingular() => Assert.Equal(
        "names.txt, split makemore: 1 train line; 1 dev line, 0 (0.0%) also in train; 1 test line, 1 (100.0%) also in train",
        $"{SomeResult.Data with { TrainWords = 1, DevWords = 1, DevInTrain = 0, TestWords = 1, TestInTrain = 1 }}");

    [Fact]
    public async Task TellsEveryTrainingAsCsv()
    {
        TrialResult result = SomeResult.Of("Wide", 1, 2.25f);
        await Report(result, SomeResult.Diverged("Wild", 3));

        string[] lines = Lines("trainings.csv");
        string recipe = $"\"{result.Trial.Recipe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Assert.Equal("data,fingerprint,split,model,recipe,parameters,seed,train_loss,dev_loss,test_loss,steps,diverged,seconds,started,host,names", lines[0]);
        Assert.Equal($"names.txt,0123456789abcdef,Makemore,Wide,{recipe},1000,1,2.24,2.25,2.26,100,False,1.5,2024-02-29T12:30:15,a machine,emma / ava", lines[1]);
        Assert.Equal($"names.txt,0123456789abcdef,Makemore,Wild,{recipe},1000,3,,,,7,True,1.5,2024-02-29T12:30:15,a machine,", lines[2]);
        Assert.Equal($"names.txt,0123456789abcdef,Makemore,Wild,{recipe},1000,1,1,,,,,,,1.5", Lines("ranking.csv")[2]);
    }

    [Fact]
    public async Task DrawsThePlotsThatTheTextShows()
    {
        await Report(SomeResult.Of("Wide", 1, 2.25f), SomeResult.Of("Narrow", 1, 2.125f), SomeResult.Diverged("Wild", 1));

        string text = string.Join('\n', Lines("report.md"));
        foreach (string plot in new[] { "loss-curves", "parameters", "time" })
        {
            string name = $"makemore-01234567-{plot}";
            Assert.Contains($"]({name}.png)", text, StringComparison.Ordinal);
            Assert.Equal("PNG"u8, File.ReadAllBytes(_folder[$"report/{name}.png"]).AsSpan(1, 3));
            Assert.Contains("<svg", File.ReadAllText(_folder[$"report/{name}.svg"]), StringComparison.Ordinal);
        }
        string curves = File.ReadAllText(_folder["report/makemore-01234567-loss-curves.svg"]);
        Assert.Contains("Narrow", curves, StringComparison.Ordinal);
        Assert.DoesNotContain("Wild", curves, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRanksOfNearPointsDoNotOverlap()
    {
        await Report([.. Enumerable.Range(0, 6).Select(number => SomeResult.Of($"Model{number}", 1, 2.15f + 0.0001f * number)), SomeResult.Of("Far", 1, 2.85f)]);

        (float X, float Y)[] ranks = [.. Ranks(_folder["report/makemore-01234567-parameters.svg"])];
        Assert.Equal(7, ranks.Length);
        // A digit is about 8 by 12 pixels.
        Assert.All(ranks, one => Assert.Single(ranks, other => Math.Abs(one.X - other.X) < 8 && Math.Abs(one.Y - other.Y) < 12));
    }

    [Fact]
    public async Task WhatDivergedAltogetherIsAReportToo()
    {
        await Report(SomeResult.Diverged("Wild", 1));
        Assert.Contains("| 1 | Wild | R1 | 1,000 | 1, 1 diverged |  | diverged at step 7 |  |  | 1.5 |", Lines("report.md"));
        Assert.Equal(["ranking.csv", "report.html", "report.md", "trainings.csv"], Directory.GetFiles(_folder["report"]).Select(Path.GetFileName).Order());
        Assert.DoesNotContain(Lines("report.md"), line => line.StartsWith('!'));
    }

    [Fact]
    public async Task JoinsFilesAndKeepsDataApart()
    {
        TrialResult result = SomeResult.Of("Wide", 1, 2.25f);
        TrialResult other = result with { Trial = result.Trial with { Data = SomeResult.Data with { Fingerprint = "fedcba9876543210" } } };
        string first = Write("1.db", result);
        string second = Write("2.db", result, other);

        Run run = await Run.Of("sweep", "report", "--results", first, second, "--out", _folder["report"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("2 results; ", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["report/makemore-01234567-time.png"]));
        Assert.True(File.Exists(_folder["report/makemore-fedcba98-time.png"]));
        Assert.Equal(
            ["## names.txt, split makemore, SHA-256 01234567…", "## names.txt, split makemore, SHA-256 fedcba98…"],
            Lines("report.md").Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Contains("names.txt, split makemore, SHA-256 fedcba98…", File.ReadAllText(_folder["report/report.html"]), StringComparison.Ordinal);
        Assert.StartsWith("data,fingerprint,split,", Lines("ranking.csv")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereThereIsNothingToTellItSaysSo()
    {
        string path = Write("empty.db");
        Run run = await Run.Of("sweep", "report", "--results", path, "--out", _folder["report"]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"error: {path}: there are no results yet. A training adds its result when it ends.{Environment.NewLine}", run.Errors);
    }

    [Theory]
    [InlineData("--results", "report", "--results")]
    [InlineData("<files>", "merge", "--into", "all.db")]
    public async Task AFileThatHoldsNoResultsIsNamedInOneLine(string name, string command, params string[] before)
    {
        string path = SmallCorpus.WriteTo(_folder);
        string[] options = [.. before.Select(option => option.StartsWith('-') ? option : _folder[option])];
        Run run = await Run.Of(["sweep", command, .. options, path]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"error: {name} {path} is not a file of sweep results, or it is damaged; specify another file.{Environment.NewLine}", run.Errors);
    }

    /// <summary>The places of the ranks, which are the only texts of one digit, in a plot.</summary>
    private static IEnumerable<(float X, float Y)> Ranks(string svg) =>
        from text in XDocument.Load(svg).Descendants().Where(element => element.Name.LocalName == "text")
        where text.Value.Trim() is [>= '1' and <= '9']
        let place = Translation().Match(text.Attribute("transform")!.Value)
        select (Number(place.Groups[1]), Number(place.Groups[2]));

    private static float Number(Group digits) => float.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^translate\((\S+) (\S+)\)")]
    private static partial Regex Translation();

    private async Task Report(params TrialResult[] results)
    {
        Run run = await Run.Of("sweep", "report", "--results", Write("sweep.db", results), "--out", _folder["report"]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
    }

    private string Write(string name, params TrialResult[] results)
    {
        using var file = ResultsFile.OpenOrCreate(_folder[name]);
        foreach (TrialResult result in results)
            file.Add(result);
        return _folder[name];
    }

    private string[] Lines(string file) => File.ReadAllText(_folder[$"report/{file}"]).ReplaceLineEndings("\n").Split('\n');
}
