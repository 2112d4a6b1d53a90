using System.CommandLine;
using Spectre.Console;

namespace Names.Commands;

/// <summary>What can be drawn of a saved model.</summary>
internal sealed class PlotCommand : Command, ICommandWithExample
{
    public PlotCommand(IAnsiConsole screen)
        : base("plot", "Draw what a saved model has learned") =>
        Add(new PlotEmbeddingCommand(screen));

    /// <inheritdoc/>
    public string Example => "Names plot embedding --model names.safetensors --out embedding.png";
}
