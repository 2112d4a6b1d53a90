namespace Makemore.Tool.Presets;

/// <summary>The notebook's model and recipe: it predicts a letter from the three letters before it.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
internal partial class Notebook
{
    public static ModelPreset Preset => new(
        "notebook",
        "the notebook's model and recipe",
        new TrainingOptions());
}
