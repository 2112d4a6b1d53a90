using Makemore;

namespace Names.Presets;

/// <summary>A model and how it is trained, by a name on the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is, in a line.</param>
/// <param name="Class">The model's class.</param>
/// <param name="Model">What makes its models; asked only for the preset that is used, as each class takes its time to load.</param>
/// <param name="Recipe">How it is trained.</param>
internal sealed record Preset(string Name, string Description, Type Class, Func<ModelFactory> Model, Recipe Recipe)
{
    /// <summary>All of them, the one that is trained unless told otherwise first.</summary>
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

    /// <summary>The preset of a class.</summary>
    public static Preset Of<TModel>(string name, string description, Recipe recipe)
        where TModel : ILanguageModel<TModel> =>
        new(name, description, typeof(TModel), ModelFactory.Of<TModel>, recipe);

    /// <summary>The preset of a name; null when there is none.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
