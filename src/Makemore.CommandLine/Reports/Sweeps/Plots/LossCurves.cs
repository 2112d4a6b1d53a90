using ScottPlot;
using ScottPlot.Plottables;

namespace Makemore.CommandLine.Reports.Sweeps.Plots;

/// <summary>Draws the dev loss curves of the best models, each for its best seed.</summary>
internal static class LossCurves
{
    /// <summary>The maximum number of curves. More could not be told apart.</summary>
    private const int MaxCurves = 8;

    public static void Draw(Plot plot, SweepSummary summary)
    {
        IReadOnlyList<SummaryRow> rows = Best(summary);
        foreach ((SummaryRow row, string label) in rows.Zip(summary.Labels(rows)))
        {
            IReadOnlyList<(int Step, float Loss)> curve = DevLosses(row);
            Scatter line = plot.Add.ScatterLine(
                curve.Select(point => (double)point.Step).ToArray(), curve.Select(point => (double)point.Loss).ToArray());
            line.LineWidth = 2;
            line.LegendText = label;
        }
        plot.XLabel("step");
        plot.YLabel("dev loss, nats");
        plot.ShowLegend(Alignment.UpperRight);
        if (Range(rows) is var (least, most))
        {
            plot.Axes.AutoScaleX();
            plot.Axes.SetLimitsY(least, most);
        }
    }

    /// <summary>The models whose curves are drawn.</summary>
    public static IReadOnlyList<SummaryRow> Best(SweepSummary summary) => [.. summary.Rows.Where(row => row.Dev is not null).Take(MaxCurves)];

    /// <summary>The dev losses of the best seed of a model.</summary>
    public static IReadOnlyList<(int Step, float Loss)> DevLosses(SummaryRow row) =>
        [.. row.Results[0].Curve.Where(point => point.DevLoss is not null).Select(point => (point.Step, point.DevLoss!.Value))];

    /// <summary>The visible losses.</summary>
    public static (double Least, double Most)? Range(IEnumerable<SummaryRow> rows) =>
        LossRange.Of(rows.Select(row => (DevLosses(row).AsEnumerable(), row.Results[0].Steps)));
}
