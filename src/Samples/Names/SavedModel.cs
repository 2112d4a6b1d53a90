using Makemore;
using Names.Grids;
using Names.Presets;

namespace Names;

/// <summary>Reads what 'train' and 'sweep' save.</summary>
internal static class SavedModel
{
    /// <summary>Reads a model of any preset or grid: the file tells which.</summary>
    /// <exception cref="CheckpointException">It is of none, or no saved model.</exception>
    public static ILanguageModel Load(string path) =>
        ModelFactory.LoadAny(path, [.. Preset.All.Select(preset => preset.Model()), .. Grid.All.SelectMany(grid => grid.List())]);
}
