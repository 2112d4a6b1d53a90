using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes tokens and their cosine similarities to another token.</summary>
internal static class NeighborReport
{
    public static void Write(IAnsiConsole screen, IReadOnlyList<Neighbor> neighbors)
    {
        var table = new TextTable(new TextColumn("", IsText: true), new TextColumn(""));
        foreach (Neighbor neighbor in neighbors)
            table.Add(neighbor.Token, $"{neighbor.Similarity:0.000}");
        screen.Write(table);
    }
}
