using Spectre.Console;

namespace Names;

/// <summary>Where the program writes: a terminal, with colours and a progress bar, or a file or pipe, plainly.</summary>
internal static class Screen
{
    /// <summary>The console as it is; nothing but text when it is redirected, whatever the environment promises.</summary>
    public static IAnsiConsole OfConsole() =>
        Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Console;

    /// <summary>Text alone. A line is as long as it is: only a terminal has a width to break it at.</summary>
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
