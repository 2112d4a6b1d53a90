using System.CommandLine;
using Spectre.Console;

namespace Names.Commands;

/// <summary>The parent of the commands that draw a saved model.</summary>
internal sealed class PlotCommand : Command, ICommandWithExample
{
    public PlotCommand(IAnsiConsole screen)
        : base("plot", "Draw the parameters of a saved model") =>
        Add(new PlotEmbeddingCommand(screen));

    /// <inheritdoc/>
    public string Example => "Names plot embedding --model names.safetensors --out embedding.png";
}
