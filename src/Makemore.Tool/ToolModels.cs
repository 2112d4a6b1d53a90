using Makemore.CommandLine;
using Makemore.Tool.Grids;
using Makemore.Tool.Presets;

namespace Makemore.Tool;

/// <summary>The models that the tool knows by name.</summary>
internal static class ToolModels
{
    /// <summary>All presets and grids. The first of each is the default.</summary>
    public static ModelCatalog Catalog { get; } = new(
        [
            Notebook.Preset,
            Lecture.Preset,
            LectureBatchNorm.Preset,
            BestContext3.Preset,
            BestContext8.Preset,
            BestWavenet.Preset,
            Text.Preset,
        ],
        [
            new("names", () => NameSweep.Models, Recipe.Notebook),
            new("lecture", () => LectureSweep.Models, Recipe.Notebook),
            new("context-3", () => Context3Sweep.Models, Recipe.Notebook),
            new("context-8", () => Context8Sweep.Models, Recipe.Notebook),
            new("hierarchical", () => HierarchicalSweep.Models, Recipe.Notebook),
            new("text", () => TextSweep.Models, Text.Preset.Recipe),
        ]);
}
