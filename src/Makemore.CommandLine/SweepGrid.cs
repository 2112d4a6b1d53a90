namespace Makemore.CommandLine;

/// <summary>A grid of models that 'sweep' can train.</summary>
/// <param name="Name">The name of the grid on the command line.</param>
/// <param name="List">Lists the models. It is called only for the grid that is trained, because loading a class takes time.</param>
/// <param name="Recipe">The recipe that the models are trained with.</param>
internal sealed record SweepGrid(string Name, Func<IReadOnlyList<ModelFactory>> List, Recipe Recipe)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
