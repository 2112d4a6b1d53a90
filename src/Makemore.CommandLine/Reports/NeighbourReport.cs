using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes tokens and their cosine similarities to another token.</summary>
internal static class NeighbourReport
{
    public static void Write(IAnsiConsole screen, IReadOnlyList<Neighbour> neighbours)
    {
        var table = new TextTable(new TextColumn("", IsText: true), new TextColumn(""));
        foreach (Neighbour neighbour in neighbours)
            table.Add(neighbour.Token, $"{neighbour.Similarity:0.000}");
        screen.Write(table);
    }
}
