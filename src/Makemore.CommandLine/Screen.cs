using Spectre.Console;

namespace Makemore.CommandLine;

/// <summary>Creates the screen that the program writes to: a terminal with colors and a progress bar, or plain text for a file or a pipe.</summary>
internal static class Screen
{
    /// <summary>The console. If it is redirected, the output is plain text, whatever the environment variables say.</summary>
    public static IAnsiConsole OfConsole() =>
        Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Console;

    /// <summary>Plain text. Lines are never wrapped, because only a terminal has a width.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        IAnsiConsole screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        screen.Profile.Width = int.MaxValue;
        return screen;
    }
}
