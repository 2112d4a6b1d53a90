using Makemore;

namespace Names.Presets;

/// <summary>A model and its recipe, with a name for the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What the preset is, in one line.</param>
/// <param name="Class">The class of the model.</param>
/// <param name="Model">Gets the factory of the model. It is called only for the preset that is used, because loading a class takes time.</param>
/// <param name="Recipe">The recipe that the model is trained with.</param>
internal sealed record Preset(string Name, string Description, Type Class, Func<ModelFactory> Model, Recipe Recipe)
{
    /// <summary>All presets. The first one is the default.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        Notebook.Preset,
        Lecture.Preset,
        LectureBatchNorm.Preset,
        BestContext3.Preset,
        BestContext8.Preset,
        BestWavenet.Preset,
        Text.Preset,
    ];

    /// <summary>Creates the preset of a class.</summary>
    public static Preset Of<TModel>(string name, string description, Recipe recipe)
        where TModel : ILanguageModel<TModel> =>
        new(name, description, typeof(TModel), ModelFactory.Of<TModel>, recipe);

    /// <summary>Finds the preset with a name; null if there is none.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
