using Makemore.CommandLine.Training;

namespace Makemore.CommandLine;

/// <summary>The models that the commands can use.</summary>
/// <param name="Presets">The models that 'train' can train. The first one is the default.</param>
/// <param name="Grids">The grids that 'sweep' can train. The first one is the default.</param>
internal sealed record ModelCatalog(IReadOnlyList<Preset> Presets, IReadOnlyList<SweepGrid> Grids)
{
    /// <summary>Creates a catalog: each model is a preset, and all models are one grid.</summary>
    public static ModelCatalog Of(IReadOnlyList<ModelFactory> models) =>
        new([.. models.Select(Preset.Of)], [new SweepGrid("all", () => models, Recipe.Notebook)]);

    /// <summary>Finds the preset with a name; null if there is none.</summary>
    public Preset? FindPreset(string name) => Presets.FirstOrDefault(preset => preset.Name == name);

    /// <summary>Finds the grid with a name; null if there is none.</summary>
    public SweepGrid? FindGrid(string name) => Grids.FirstOrDefault(grid => grid.Name == name);

    /// <summary>Loads a model of any preset or grid. The file determines the class.</summary>
    /// <exception cref="CheckpointException">
    /// The file is not a saved model, it fits no preset and no grid, or its weights are not finite.
    /// </exception>
    public ILanguageModel Load(string path)
    {
        ILanguageModel model = LoadToInspect(path);
        return FiniteWeights.FirstWithout(model) is { } tensor
            ? throw new CheckpointException($"{path}: the tensor {tensor} has a number that is not finite, because the training diverged; train the model again with a smaller learning rate.")
            : model;
    }

    /// <summary>Loads a model of any preset or grid, even if its weights are not finite.</summary>
    /// <exception cref="CheckpointException">The file is not a saved model, or it fits no preset and no grid.</exception>
    public ILanguageModel LoadToInspect(string path) =>
        ModelFactory.LoadAny(path, [.. Presets.Select(preset => preset.Model()), .. Grids.SelectMany(grid => grid.List())]);
}
