using Spectre.Console;

namespace Makemore.CommandLine;

/// <summary>What the commands work with.</summary>
/// <param name="Screen">Receives the output.</param>
/// <param name="Models">The models.</param>
internal sealed record Session(IAnsiConsole Screen, ModelCatalog Models);
