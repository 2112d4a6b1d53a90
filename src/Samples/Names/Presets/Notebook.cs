namespace Names.Presets;

/// <summary>The notebook's model and recipe.</summary>
internal static class Notebook
{
    public static Preset Preset => Preset.Of<NameModel>(
        "notebook",
        "the notebook's model and recipe",
        Recipe.Notebook);
}
