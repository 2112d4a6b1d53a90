using Makemore;

namespace Names.Grids;

/// <summary>A grid of models that 'sweep' can train.</summary>
/// <param name="Name">The name of the grid on the command line.</param>
/// <param name="List">Lists the models. It is called only for the grid that is trained, because loading a class takes time.</param>
/// <param name="Recipe">The recipe that the models are trained with.</param>
internal sealed record SweepGrid(string Name, Func<IReadOnlyList<ModelFactory>> List, Recipe Recipe)
{
    /// <summary>All grids. The first one is the default.</summary>
    public static IReadOnlyList<SweepGrid> All { get; } =
    [
        new("names", () => NameSweep.Models, Recipe.Notebook),
        new("lecture", () => LectureSweep.Models, Recipe.Notebook),
        new("context-3", () => Context3Sweep.Models, Recipe.Notebook),
        new("context-8", () => Context8Sweep.Models, Recipe.Notebook),
        new("hierarchical", () => HierarchicalSweep.Models, Recipe.Notebook),
        new("text", () => TextSweep.Models, Presets.Text.Preset.Recipe),
    ];

    /// <summary>Finds the grid with a name; null if there is none.</summary>
    public static SweepGrid? Find(string name) => All.FirstOrDefault(grid => grid.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
