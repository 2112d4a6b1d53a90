using Spectre.Console;

namespace Names.Reports;

/// <summary>What stands above a part of the output.</summary>
internal static class Heading
{
    public static void Write(IAnsiConsole screen, string title)
    {
        screen.WriteLine();
        screen.WriteLine(title, new Style(decoration: Decoration.Bold));
        screen.WriteLine();
    }
}
