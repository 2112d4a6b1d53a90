using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the heading of a section of the output.</summary>
internal static class Heading
{
    private const int MaxWidth = 72;

    public static void Write(IAnsiConsole screen, string title)
    {
        screen.WriteLine();
        int width = Math.Min(MaxWidth, screen.Profile.Width);
        screen.WriteLine(ScreenText.Cut($"── {title} ".PadRight(width, '─'), width), new Style(Color.Blue));
    }
}
