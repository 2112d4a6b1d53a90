using Makemore;
using Names.Grids;
using Names.Presets;

namespace Names;

/// <summary>Loads the models that 'train' and 'sweep' save.</summary>
internal static class SavedModel
{
    /// <summary>Loads a model of any preset or grid. The file determines the class.</summary>
    /// <exception cref="CheckpointException">The file is not a saved model, or it fits no preset and no grid.</exception>
    public static ILanguageModel Load(string path) =>
        ModelFactory.LoadAny(path, [.. Preset.All.Select(preset => preset.Model()), .. SweepGrid.All.SelectMany(grid => grid.List())]);
}
