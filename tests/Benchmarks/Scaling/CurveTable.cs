using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Spectre.Console;

namespace Makemore.Benchmarks.Scaling;

/// <summary>
/// Writes a curve as a table. If the last column does not rise, the cost grows no faster than the arithmetic.
/// </summary>
internal static class CurveTable
{
    private const int Rounds = 5;

    public static void Write(Screen screen, Curve curve)
    {
        Table table = screen.NewTable(curve.Quantity, "Contexts a step", "Arithmetic a step", "A step", "Time for a GFLOP");
        foreach (Point point in curve.Points)
        {
            double seconds = SecondsOfStep(point);
            table.AddRow(
                point.At,
                $"{point.Rows:N0}",
                Quantity.Operations(point.Operations),
                Quantity.Seconds(seconds),
                Quantity.Seconds(seconds / point.Operations * 1e9));
        }
        screen.Write(table);
    }

    private static double SecondsOfStep(Point point)
    {
        var stint = new Stint(new Training(point.Model, point.Data, point.Options));
        return Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => stint.Run()));
    }
}
