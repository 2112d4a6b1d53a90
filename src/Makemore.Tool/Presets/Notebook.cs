using Makemore.CommandLine;

namespace Makemore.Tool.Presets;

/// <summary>The notebook's model and recipe: it predicts a letter from the three letters before it.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
internal partial class Notebook
{
    public static Preset Preset => Preset.Of<Notebook>(
        "notebook",
        "the notebook's model and recipe",
        Recipe.Notebook);
}
