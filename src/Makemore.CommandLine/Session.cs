using Spectre.Console;

namespace Makemore.CommandLine;

/// <summary>What the commands work with.</summary>
/// <param name="Screen">Receives the output.</param>
/// <param name="Models">The models.</param>
/// <param name="Folder">The folder for files that the user does not name; empty for the current folder.</param>
internal sealed record Session(IAnsiConsole Screen, ModelCatalog Models, string Folder = "");
