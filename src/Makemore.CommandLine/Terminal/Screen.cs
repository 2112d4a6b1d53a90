using Spectre.Console;

namespace Makemore.CommandLine.Terminal;

/// <summary>Creates the screen that the program writes to: a terminal with colors and a progress bar, or plain text for a file or a pipe.</summary>
internal static class Screen
{
    /// <summary>The width of a terminal that does not know its own, such as a serial line.</summary>
    private const int UsualWidth = 80;

    /// <summary>A terminal. One column or none means that its width is unknown.</summary>
    public static IAnsiConsole Terminal(IAnsiConsole terminal)
    {
        if (terminal.Profile.Width <= 1)
            terminal.Profile.Width = UsualWidth;
        return terminal;
    }

    /// <summary>Plain text, whatever the environment variables say. Lines are never wrapped, because only a terminal has a width.</summary>
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
