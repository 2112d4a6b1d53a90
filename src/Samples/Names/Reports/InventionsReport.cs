using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>Invented names, each marked as new or as one of the corpus's.</summary>
internal static class InventionsReport
{
    public static void Write(IAnsiConsole screen, IReadOnlyList<string> names, Corpus corpus)
    {
        HashSet<string> known = [.. corpus];
        int width = names.Max(name => name.Length) + 2;
        foreach (string name in names)
        {
            screen.Write(name.PadRight(width));
            if (known.Contains(name))
                screen.WriteLine("in the corpus", new Style(Color.Grey));
            else
                screen.WriteLine("new", new Style(Color.Green));
        }
    }
}
