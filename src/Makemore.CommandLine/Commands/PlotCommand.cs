using System.CommandLine;

namespace Makemore.CommandLine.Commands;

/// <summary>The parent of the commands that draw a saved model.</summary>
internal sealed class PlotCommand : Command, ICommandWithExample
{
    public PlotCommand(Session session)
        : base("plot", "Draw the parameters of a saved model") =>
        Add(new PlotEmbeddingCommand(session));

    /// <inheritdoc/>
    public string Example => "plot embedding --model names.safetensors --out embedding.png";
}
