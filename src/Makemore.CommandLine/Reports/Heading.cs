using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the heading of a section of the output.</summary>
internal static class Heading
{
    private const int Width = 72;

    public static void Write(IAnsiConsole screen, string title)
    {
        screen.WriteLine();
        screen.WriteLine($"── {title} ".PadRight(Width, '─'), new Style(Color.Blue));
    }
}
