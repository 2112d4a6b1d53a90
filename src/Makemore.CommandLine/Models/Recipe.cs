using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Models;

/// <summary>A <see cref="ModelPreset"/> as a recipe: how a model is trained, apart from the seed and the data.</summary>
internal static class Recipe
{
    /// <summary>The recipe of the notebook, for models that declare none.</summary>
    public static ModelPreset Notebook { get; } = new("notebook", "The recipe of the notebook", new TrainingOptions());

    /// <summary>The options that differ from the notebook's: "Epochs 10, BatchSize 32".</summary>
    public static string InWords(ModelPreset recipe)
    {
        string options = Settings.InWords(Settings.Of(recipe.Options));
        return recipe.Epochs is { } epochs ? $"Epochs {epochs}, {options}" : options;
    }
}
