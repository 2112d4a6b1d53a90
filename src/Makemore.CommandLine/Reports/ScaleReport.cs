using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the dev loss of a model between those of baselines, the highest loss first.</summary>
internal static class ScaleReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="screen">The screen to write to.</param>
    /// <param name="devLoss">The dev loss of the model.</param>
    /// <param name="baselines">The dev losses of the baselines.</param>
    public static void Write(IAnsiConsole screen, float devLoss, IReadOnlyList<(string Name, float Loss)> baselines)
    {
        screen.WriteLine();
        screen.WriteLine("What the dev loss means, in nats; lower is better:");
        var table = new TextTable(new TextColumn("", IsText: true), new TextColumn(""));
        foreach ((string name, float loss) in baselines.Append(("this model", devLoss)).OrderByDescending(row => row.Item2))
            table.Add($"  {name}", $"{loss:0.0000}");
        screen.Write(table);
    }
}
