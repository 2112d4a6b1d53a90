using System.Text.Json;
using System.Text.RegularExpressions;
using Makemore.CommandLine.Html;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.CommandLine.Tests.Sweeping;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Html;

public sealed partial class ReportPageTests : IDisposable
{
    /// <summary>Says what only a browser knows, in attributes of the body.</summary>
    private const string Probe =
        """
        <script>
        Object.assign(document.body.dataset, {
          dark: matchMedia("(prefers-color-scheme: dark)").matches,
          background: getComputedStyle(document.body).backgroundColor,
          width: document.documentElement.clientWidth,
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          scroll: Math.max(...[...document.querySelectorAll(".wide")].map(table => table.scrollWidth - table.clientWidth)),
        });
        </script>
        </body>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheReportOfATrainingHasItsData()
    {
        string html = File.ReadAllText(await TrainingReport());

        JsonElement[] charts = Charts(html);
        Assert.Equal(["lines", "lines", "scatter", "histogram", "histogram", "histogram", "histogram"], charts.Select(chart => chart.GetProperty("kind").GetString()));
        JsonElement lines = charts[0].GetProperty("lines");
        Assert.Equal(["mini-batch", "mean since the last report", "dev"], lines.EnumerateArray().Select(line => line.GetProperty("name").GetString()));
        double[] batches = Numbers(lines[0]);
        Assert.Equal(41, batches.Length);
        // The means are over the steps 1 to 20 and 21 to 40.
        double[] means = Numbers(lines[1]);
        Assert.Equal(2, means.Length);
        Assert.Equal(batches[1..21].Average(), means[0], 1e-5);
        Assert.Equal(batches[21..].Average(), means[1], 1e-5);
        Assert.Equal(3, lines[2].GetProperty("points").GetArrayLength());
        Assert.All(Numbers(charts[1].GetProperty("lines")[0]), rate => Assert.Equal(0.1, rate, 1e-6));
        Assert.Equal(27, charts[2].GetProperty("points").GetArrayLength());
        Assert.All(charts[3..], chart => Assert.Equal(1, chart.GetProperty("shares").EnumerateArray().Sum(share => share.GetDouble()), 1e-9));
        Assert.Matches(@"hidden layer 1: mean -?\d\.\d\d, standard deviation \d\.\d\d; \d+\.\d% saturated; \d+ of 100 units for every context", html);
        Assert.Contains("|h| &gt; 0.97", html, StringComparison.Ordinal);
        // Texts were sampled every 4 steps.
        Assert.Contains("<td>40</td><td class=\"text\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverySeedHasItsOwnReport()
    {
        string page = _folder["run.html"];
        Run run = await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "2", "--seeds", "1,2", "--html", page);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.True(File.Exists(_folder["run-seed1.html"]) && File.Exists(_folder["run-seed2.html"]));
    }

    [Fact]
    public async Task AReportThatCannotBeWrittenIsAnErrorBeforeTheTraining()
    {
        Run run = await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "2", "--html", _folder["absent/run.html"]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"error: --html {_folder["absent/run.html"]} cannot be written: there is no folder {_folder["absent"]}", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("step 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReportOfASweepHasItsData()
    {
        string html = File.ReadAllText(await SweepReport());

        JsonElement[] charts = Charts(html);
        Assert.Equal(["shares", "parallel", "lines"], charts.Select(chart => chart.GetProperty("kind").GetString()));
        // The losses are 2.5 and 2.3 with 10 hidden units, 2.2 and 2.0 with 20: the means explain 0.09 of 0.13.
        JsonElement hidden = charts[0].GetProperty("bars")[0];
        Assert.Equal("Hidden", hidden.GetProperty("name").GetString());
        Assert.Equal(0.09 / 0.13, hidden.GetProperty("share").GetDouble(), 1e-5);
        Assert.Equal(["Hidden", "LearningRate", "dev loss, nats"], charts[1].GetProperty("axes").EnumerateArray().Select(axis => axis.GetProperty("name").GetString()));
        JsonElement best = charts[1].GetProperty("lines")[0];
        Assert.Equal("H20, R1", best.GetProperty("name").GetString());
        Assert.Equal([1, 0, 0], best.GetProperty("at").EnumerateArray().Select(at => at.GetDouble()));
        Assert.Contains("<td>1</td><td class=\"text\">Hidden20</td><td class=\"text\">R1</td>", html, StringComparison.Ordinal);
        Assert.Contains("1 diverged", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReportOfASweepGoesWhereTheOptionSays()
    {
        string page = await SweepReport("--html", _folder["page.html"]);

        Assert.True(File.Exists(_folder["page.html"]));
        Assert.False(File.Exists(page));
    }

    [ChromiumFact]
    public async Task ABrowserDrawsTheReportOfATrainingOnADesktop() => await AssertDrawn(await TrainingReport(), 1280, isDark: false);

    [ChromiumFact]
    public async Task ABrowserDrawsTheReportOfATrainingOnAPhoneInTheDark() => await AssertDrawn(await TrainingReport(), 375, isDark: true);

    [ChromiumFact]
    public async Task ABrowserDrawsTheReportOfASweepOnADesktop() => await AssertDrawn(await SweepReport(), 1280, isDark: false);

    [ChromiumFact]
    public async Task ABrowserDrawsTheReportOfASweepOnAPhoneInTheDark() => await AssertDrawn(await SweepReport(), 375, isDark: true);

    [ChromiumFact]
    public async Task TheLongNameOfAModelLeavesRoomForItsLosses()
    {
        const string Name = "Context3_Embed10_Hidden200_Depth2_ActivationTanh_DirectFalse_NormalizationLayer_Dropout0p25_InitializationKaiming_OutputScale0p1";
        var page = new HtmlPage("Sweep");
        page.AddTable([new("model", IsText: true), new("dev"), new("test")], [[Name, "2.1234 ± 0.0123", "2.1234 ± 0.0123"]]);

        (string dom, _) = await Chromium.Open($"{page}".Replace("</body>", Probe, StringComparison.Ordinal), width: 600, isDark: false);

        Assert.Contains("data-scroll=\"0\"", dom, StringComparison.Ordinal);
    }

    private static async Task AssertDrawn(string page, int width, bool isDark)
    {
        string html = File.ReadAllText(page);

        (string dom, string log) = await Chromium.Open(html.Replace("</body>", Probe, StringComparison.Ordinal), width, isDark);

        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.Contains("<p id=\"error\" role=\"alert\" hidden", dom, StringComparison.Ordinal);
        string[] figures = [.. FigurePattern().Matches(dom).Select(figure => figure.Value)];
        JsonElement[] charts = Charts(html);
        Assert.Equal(charts.Length, figures.Length);
        Assert.All(charts.Zip(figures), drawn => Assert.Equal(Marks(drawn.First), DrawnMarks(drawn.First, drawn.Second)));
        Assert.DoesNotContain("NaN", string.Concat(figures), StringComparison.Ordinal);
        Assert.Contains($"data-dark=\"{(isDark ? "true" : "false")}\"", dom, StringComparison.Ordinal);
        Assert.Contains($"data-background=\"{(isDark ? "rgb(21, 24, 28)" : "rgb(255, 255, 255)")}\"", dom, StringComparison.Ordinal);
        Assert.Matches($"data-width=\"({width}|{width - 15})\"", dom);
        // Nothing is wider than the screen; a wide table scrolls in its own place.
        Assert.Contains("data-overflow=\"0\"", dom, StringComparison.Ordinal);
    }

    private async Task<string> TrainingReport()
    {
        string page = _folder["training.html"];
        Run run = await Run.Of("train", "--data", SmallCorpus.WriteTo(_folder), "--steps", "41", "--html", page);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"the report is {page}", run.Lines);
        return page;
    }

    private async Task<string> SweepReport(params string[] options)
    {
        string results = _folder["sweep.db"];
        using (var file = ResultsFile.OpenOrCreate(results))
        {
            file.Add(Result(10, 0.1f, 1, 2.5f));
            file.Add(Result(10, 0.05f, 1, 2.3f));
            file.Add(Result(20, 0.1f, 1, 2.2f));
            file.Add(Result(20, 0.05f, 1, 2.0f));
            file.Add(Result(20, 0.1f, 2, 0) with { Losses = null });
        }
        Run run = await Run.Of(["sweep", "report", "--results", results, "--out", _folder["report"], .. options]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        return _folder["report/report.html"];
    }

    private static TrialResult Result(int hidden, float rate, int seed, float dev)
    {
        TrialResult result = SomeResult.Of($"Hidden{hidden}", seed, dev);
        return result with
        {
            Trial = result.Trial with { Spec = $$"""{"Hidden":{{hidden}}}""", Recipe = Settings.Of(new TrainingOptions { Steps = 100, LearningRate = rate }) },
        };
    }

    /// <summary>The names of the marks of a chart in the page, and of the data that each mark shows a part of.</summary>
    private static (string Mark, string Data) NamesOf(JsonElement chart) => chart.GetProperty("kind").GetString() switch
    {
        "lines" or "parallel" => ("line", "lines"),
        "scatter" => ("text", "points"),
        "histogram" => ("rect", "shares"),
        "shares" => ("bar", "bars"),
        var kind => throw new InvalidOperationException($"There is no chart of the kind {kind}."),
    };

    /// <summary>The number of marks that show the data.</summary>
    private static int Marks(JsonElement chart) => chart.GetProperty(NamesOf(chart).Data).GetArrayLength();

    /// <summary>The number of marks that the browser has drawn.</summary>
    private static int DrawnMarks(JsonElement chart, string figure)
    {
        string group = Regex.Match(figure, $"<g[^>]* aria-label=\"{NamesOf(chart).Mark}\".*?</g>", RegexOptions.Singleline).Value;
        return Regex.Count(group, "<(path|rect|text)");
    }

    private static JsonElement[] Charts(string html) =>
        [.. JsonDocument.Parse(DataPattern().Match(html).Groups[1].Value).RootElement.EnumerateArray()];

    private static double[] Numbers(JsonElement line) => [.. line.GetProperty("points").EnumerateArray().Select(point => point[1].GetDouble())];

    [GeneratedRegex("<script type=\"application/json\" id=\"charts\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataPattern();

    /// <summary>Figures in this figure are those of the library: a legend and its chart.</summary>
    [GeneratedRegex("<figure data-chart=.*?(?=<figure data-chart=|</main>)", RegexOptions.Singleline)]
    private static partial Regex FigurePattern();
}
