namespace Names.Presets;

/// <summary>The notebook's model, trained as the notebook does.</summary>
internal static class Notebook
{
    public static Preset Preset => Preset.Of<NameModel>(
        "notebook",
        "the notebook's model and training",
        Recipe.Notebook);
}
