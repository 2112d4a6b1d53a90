using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>Writes the number of names, and the first of them.</summary>
internal static class CorpusReport
{
    private const int Shown = 10;

    public static void Write(IAnsiConsole screen, Corpus names)
    {
        screen.WriteLine($"{names.Count:N0} from {names.Source}, the first:");
        screen.WriteLine(string.Join(", ", names.Take(Shown)));
    }
}
