using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes tokens and their cosine similarities to another token.</summary>
internal static class NeighbourReport
{
    public static void Write(IAnsiConsole screen, IReadOnlyList<Neighbour> neighbours)
    {
        int width = neighbours.Max(neighbour => neighbour.Token.Length);
        foreach (Neighbour neighbour in neighbours)
            screen.WriteLine($"{neighbour.Token.PadRight(width)}  {neighbour.Similarity,6:0.000}");
    }
}
