using Makemore.CommandLine.Sweeping;
using ScottPlot;
using ScottPlot.Plottables;

namespace Makemore.CommandLine.Reports.Sweeps.Plots;

/// <summary>Draws the dev loss curves of the best models, each for its best seed.</summary>
internal static class LossCurves
{
    /// <summary>The maximum number of curves. More could not be told apart.</summary>
    private const int MaxCurves = 8;

    /// <summary>The share of a training that the scale of the y axis ignores. All losses fall steeply at the beginning.</summary>
    private const double Fall = 0.1;

    public static void Draw(Plot plot, SweepSummary summary)
    {
        SummaryRow[] rows = [.. summary.Rows.Where(row => row.Dev is not null).Take(MaxCurves)];
        foreach (SummaryRow row in rows)
        {
            CurvePoint[] curve = [.. DevLosses(row)];
            Scatter line = plot.Add.ScatterLine(
                Array.ConvertAll(curve, point => (double)point.Step), Array.ConvertAll(curve, point => (double)point.DevLoss!));
            line.LineWidth = 2;
            line.LegendText = summary.Label(row);
        }
        plot.XLabel("step");
        plot.YLabel("dev loss, nats");
        plot.ShowLegend(Alignment.UpperRight);
        Scale(plot, rows);
    }

    private static void Scale(Plot plot, SummaryRow[] rows)
    {
        float[] losses = [.. rows.SelectMany(AfterTheFall).Select(point => point.DevLoss!.Value)];
        if (losses.Length == 0)
            return;
        (float least, float most) = (losses.Min(), losses.Max());
        double margin = Math.Max(0.05 * (most - least), 0.001);
        plot.Axes.AutoScaleX();
        plot.Axes.SetLimitsY(least - margin, most + margin);
    }

    private static IEnumerable<CurvePoint> AfterTheFall(SummaryRow row) =>
        DevLosses(row).Where(point => point.Step >= Fall * row.Results[0].Steps);

    private static IEnumerable<CurvePoint> DevLosses(SummaryRow row) =>
        row.Results[0].Curve.Where(point => point.DevLoss is not null);
}
