using Makemore;

namespace Names.Grids;

/// <summary>A grid of models that 'sweep' can train, by its name on the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="List">Lists the models; asked only for the grid that is trained, as each class takes its time to load.</param>
/// <param name="Recipe">How they are trained.</param>
internal sealed record Grid(string Name, Func<IReadOnlyList<ModelFactory>> List, Recipe Recipe)
{
    /// <summary>All of them, the one that is trained unless told otherwise first.</summary>
    public static IReadOnlyList<Grid> All { get; } =
    [
        new("names", () => NameSweep.Models, Recipe.Notebook),
        new("lecture", () => LectureSweep.Models, Recipe.Notebook),
        new("context-3", () => Context3Sweep.Models, Recipe.Notebook),
        new("context-8", () => Context8Sweep.Models, Recipe.Notebook),
        new("hierarchical", () => HierarchicalSweep.Models, Recipe.Notebook),
        new("text", () => TextSweep.Models, Presets.Text.Preset.Recipe),
    ];

    /// <summary>The grid of a name; null when there is none.</summary>
    public static Grid? Find(string name) => All.FirstOrDefault(grid => grid.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
