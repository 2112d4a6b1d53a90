namespace Makemore.CommandLine;

/// <summary>A model and its recipe, with a name for the command line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What the preset is, in one line.</param>
/// <param name="Model">Gets the factory of the model. It is called only for the preset that is used, because loading a class takes time.</param>
/// <param name="Recipe">The recipe that the model is trained with.</param>
internal sealed record Preset(string Name, string Description, Func<ModelFactory> Model, Recipe Recipe)
{
    /// <summary>Creates the preset of a class.</summary>
    public static Preset Of<TModel>(string name, string description, Recipe recipe)
        where TModel : ILanguageModel<TModel> =>
        new(name, description, ModelFactory.Of<TModel>, recipe);

    /// <summary>Creates the preset of a class that has no recipe of its own.</summary>
    public static Preset Of(ModelFactory model) => new(model.Name, $"{model.Spec.ToAttribute()}", () => model, Recipe.Notebook);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
