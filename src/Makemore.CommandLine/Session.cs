using Makemore.CommandLine.Models;
using Makemore.CommandLine.Terminal;
using Spectre.Console;

namespace Makemore.CommandLine;

/// <summary>What the commands work with.</summary>
/// <param name="Screen">Receives the output.</param>
/// <param name="Models">The models.</param>
/// <param name="Folder">The folder for files that the user does not name; empty for the current folder.</param>
internal sealed record Session(IAnsiConsole Screen, ModelCatalog Models, string Folder = "")
{
    /// <summary>The output, if it is a file or a pipe, which may fail; null for a terminal.</summary>
    public OutputWriter? Output { get; init; }

    /// <summary>Creates the session of a program that writes to the console.</summary>
    public static Session OfConsole(ModelCatalog models)
    {
        if (!Console.IsOutputRedirected)
            return new(Terminal.Screen.Terminal(AnsiConsole.Console), models);
        var output = new OutputWriter(PipeOutput.Open() ?? Console.Out);
        return new(Terminal.Screen.Plain(output), models) { Output = output };
    }
}
