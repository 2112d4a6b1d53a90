using Makemore.CommandLine.Embeddings;
using ScottPlot;

namespace Makemore.CommandLine.Reports.Sweeps.Plots;

/// <summary>Draws the dev loss of every model against a cost of the model, with the standard deviation over the seeds and the rank.</summary>
internal static class DevLossAgainst
{
    private const float FontSize = 12;

    public static void Draw(Plot plot, SweepSummary summary, string costName, Func<SummaryRow, double> cost)
    {
        SummaryRow[] rows = [.. summary.Rows.Where(row => row.Dev is not null)];
        double[] costs = Array.ConvertAll(rows, row => cost(row));
        double[] losses = Array.ConvertAll(rows, row => row.Dev!.Mean);
        plot.Add.ErrorBar(costs, losses, Array.ConvertAll(rows, row => row.Dev!.Spread ?? 0)).Color = Colors.Gray;
        plot.Add.ScatterPoints(costs, losses).MarkerSize = 8;
        plot.XLabel(costName);
        plot.YLabel("dev loss, nats");
        new PointLabels(FontSize, SansSerif.Name).AddTo(
            plot, SweepPlot.Size, [.. rows.Select((_, index) => ($"{index + 1}", new Coordinates(costs[index], losses[index]), Colors.Black))]);
    }
}
