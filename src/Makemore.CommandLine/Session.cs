using System.Text;
using Spectre.Console;

namespace Makemore.CommandLine;

/// <summary>What the commands work with.</summary>
/// <param name="Screen">Receives the output.</param>
/// <param name="Models">The models.</param>
/// <param name="Folder">The folder for files that the user does not name; empty for the current folder.</param>
internal sealed record Session(IAnsiConsole Screen, ModelCatalog Models, string Folder = "")
{
    /// <summary>Is canceled when nobody reads the output any more. A command that only writes can then end.</summary>
    public CancellationToken ReaderGone { get; init; }

    /// <summary>Creates the session of a program that writes to the console.</summary>
    public static Session OfConsole(ModelCatalog models)
    {
        if (!Console.IsOutputRedirected)
            return new(CommandLine.Screen.Terminal(AnsiConsole.Console), models);
        if (PipeOutput.Open() is not { } pipe)
            return new(CommandLine.Screen.Plain(Console.Out), models);
        var writer = new StreamWriter(pipe, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        return new(CommandLine.Screen.Plain(writer), models) { ReaderGone = pipe.ReaderGone };
    }
}
