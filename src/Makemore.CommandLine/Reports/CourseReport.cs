using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the curves of a training: its loss, and the dev loss.</summary>
internal static class CourseReport
{
    private const int Width = 40;

    public static void Write(IAnsiConsole screen, TrainingLog log)
    {
        screen.WriteLine();
        WriteCurve(screen, "loss", [.. log.Reports.Select(report => report.MeanLoss)]);
        WriteCurve(screen, "dev loss", [.. log.Reports.Select(report => report.ValidationLoss).OfType<float>().Where(float.IsFinite)]);
    }

    private static void WriteCurve(IAnsiConsole screen, string name, IReadOnlyList<float> losses)
    {
        if (losses.Count > 1)
            screen.WriteLine($"  {name,-8}  {Sparkline.Of(losses, Width)}  {losses[0]:0.0000} to {losses[^1]:0.0000}");
    }
}
