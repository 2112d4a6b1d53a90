using System.Globalization;
using Makemore.CommandLine.Html;
using Makemore.CommandLine.Reports.Sweeps;
using Makemore.CommandLine.Reports.Sweeps.Plots;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Html;

/// <summary>The page of sweeps: for each data set the ranking, the importance of the options, parallel coordinates and loss curves.</summary>
internal static class SweepPage
{
    private static readonly HtmlColumn[] Columns =
    [
        new(""), new("model", IsText: true), new("recipe", IsText: true), new("parameters"), new("seeds"), new("train"), new("dev"), new("test"), new("perplexity"), new("seconds"),
    ];

    /// <summary>Creates the page.</summary>
    public static HtmlPage Of(IReadOnlyList<SweepSummary> summaries)
    {
        var page = new HtmlPage("Sweep");
        foreach (SweepSummary summary in summaries)
        {
            page.AddHeading(summary.Title);
            page.AddParagraph($"{summary.Data}.");
            AddRanking(page, summary);
            SummaryRow[] rows = [.. summary.Rows.Where(row => row.Dev is not null)];
            if (rows.Length == 0)
                continue;
            AddImportance(page, rows);
            AddParallelCoordinates(page, summary, rows);
            AddLossCurves(page, summary);
        }
        return page;
    }

    private static void AddRanking(HtmlPage page, SweepSummary summary)
    {
        page.AddSubheading("Ranking");
        page.AddParagraph("Losses are in nats: mean over the seeds ± sample standard deviation. The perplexity is computed from the mean test loss. Choose a model by its dev loss, and report its test loss.");
        page.AddTable(Columns, summary.Rows.Select((row, index) => RankingCells.Of(summary, row, index + 1)));
        page.AddParagraph("The options of the recipes that differ from their defaults:");
        page.AddList(summary.Recipes.Select((recipe, index) => $"R{index + 1}: {Settings.InWords(recipe)}"));
    }

    private static void AddImportance(HtmlPage page, SummaryRow[] rows)
    {
        TrialResult[] results = [.. rows.SelectMany(row => row.Results).Where(result => result.Losses is not null)];
        double[] losses = Array.ConvertAll(results, result => (double)result.Losses!.Dev);
        IReadOnlyList<(string Name, IReadOnlyList<string> Values)> options = TrialSettings.Varying([.. results.Select(result => result.Trial)]);
        if (options.Count == 0)
            return;
        page.AddSubheading("Importance of the options");
        page.AddParagraph("The importance of an option is the share of the variance of the dev loss, over all trainings that did not diverge, that the means of its values explain (the correlation ratio η²). The rest is due to other options, to how the options work together, and to the seed. Options that always change together have the same importance.");
        page.AddChart("Importance for the dev loss", new ShareChart("share of the variance, %",
        [
            .. options.Select(option => new ChartShare(option.Name, Importance.Of(option.Values, losses))).OrderByDescending(bar => bar.Share)
        ]));
    }

    private static void AddParallelCoordinates(HtmlPage page, SweepSummary summary, SummaryRow[] rows)
    {
        IReadOnlyList<(string Name, IReadOnlyList<string> Values)> options = TrialSettings.Varying([.. rows.Select(row => row.Results[0].Trial)]);
        if (options.Count == 0)
            return;
        page.AddSubheading("Options and dev loss");
        page.AddParagraph("Each line is a model with its recipe. It goes through its values of the options, and ends at its mean dev loss. The thick line is the best.");
        string[][] sorted = [.. options.Select(option => TrialSettings.Sorted(option.Values.Distinct()).ToArray())];
        double[] losses = Array.ConvertAll(rows, row => row.Dev!.Mean);
        (double least, double most) = (losses.Min(), losses.Max());
        IEnumerable<ParallelAxis> axes = options.Zip(sorted, (option, values) => new ParallelAxis(
            option.Name, [.. values.Select((value, number) => new ParallelTick(Place(number, values.Length), value))]));
        page.AddChart("Parallel coordinates", new ParallelChart("dev loss, nats", [.. axes, LossAxis(least, most)],
        [
            .. summary.Labels(rows).Select((label, number) => new ParallelLine(label, losses[number],
                [.. options.Zip(sorted, (option, values) => Place(Array.IndexOf(values, option.Values[number]), values.Length)), Share(losses[number], least, most)]))
        ]));
    }

    /// <summary>The place of a value among so many that lie at equal distances.</summary>
    private static double Place(int number, int count) => (double)number / (count - 1);

    private static double Share(double loss, double least, double most) => most > least ? (loss - least) / (most - least) : 0.5;

    private static ParallelAxis LossAxis(double least, double most) => new("dev loss, nats", most > least
        ? [new(0, Nats(least)), new(0.5, Nats((least + most) / 2)), new(1, Nats(most))]
        : [new(0.5, Nats(least))]);

    private static string Nats(double loss) => loss.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void AddLossCurves(HtmlPage page, SweepSummary summary)
    {
        IReadOnlyList<SummaryRow> best = LossCurves.Best(summary);
        page.AddSubheading("Loss curves");
        page.AddChart("Dev loss by step of the best models, each for its best seed. The axis leaves out the fall at the beginning", new LineChart(
            "step",
            "dev loss, nats",
            LossCurves.Range(best) is var (least, most) ? [least, most] : null,
            [.. best.Zip(summary.Labels(best), (row, label) => (row, label)).Select((curve, index) => new ChartLine($"{index + 1}. {curve.label}", [.. LossCurves.DevLosses(curve.row).Select(point => (double[])[point.Step, point.Loss])]))]));
    }
}
