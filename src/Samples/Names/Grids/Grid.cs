using Makemore;

namespace Names.Grids;

/// <summary>A grid of models that 'sweep' can train, by its name on the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="List">Lists the models; asked only for the grid that is trained, as each class takes its time to load.</param>
internal sealed record Grid(string Name, Func<IReadOnlyList<ModelFactory>> List)
{
    /// <summary>All of them, the one that is trained unless told otherwise first.</summary>
    public static IReadOnlyList<Grid> All { get; } =
    [
        new("names", () => NameSweep.Models),
        new("lecture", () => LectureSweep.Models),
        new("context-3", () => Context3Sweep.Models),
        new("context-8", () => Context8Sweep.Models),
        new("hierarchical", () => HierarchicalSweep.Models),
    ];
}
