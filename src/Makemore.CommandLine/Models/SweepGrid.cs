namespace Makemore.CommandLine.Models;

/// <summary>A grid of models that 'sweep' can train.</summary>
/// <param name="Name">The name of the grid on the command line: the name of the class with the attribute [MlpSweep].</param>
/// <param name="Models">The models.</param>
internal sealed record SweepGrid(string Name, IReadOnlyList<ModelFactory> Models)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
