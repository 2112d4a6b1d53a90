namespace Makemore.CommandLine.Reports;

/// <summary>The visible losses of a plot of loss curves.</summary>
internal static class LossRange
{
    /// <summary>The share of a training that the range ignores. All losses fall steeply at the beginning.</summary>
    private const double Fall = 0.1;

    /// <summary>The range of the losses after the fall, with a margin; null if there are none.</summary>
    /// <param name="curves">The points of each curve, and the number of steps of its training.</param>
    public static (double Least, double Most)? Of(IEnumerable<(IEnumerable<(int Step, float Loss)> Points, int Steps)> curves)
    {
        float[] losses =
        [
            .. from curve in curves
               from point in curve.Points
               where point.Step >= Fall * curve.Steps
               select point.Loss
        ];
        if (losses.Length == 0)
            return null;
        (float least, float most) = (losses.Min(), losses.Max());
        double margin = Math.Max(0.05 * (most - least), 0.001);
        return (least - margin, most + margin);
    }
}
