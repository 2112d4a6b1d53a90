namespace Makemore.CommandLine.Models;

/// <summary>A model and its recipe, with a name for the command line.</summary>
/// <param name="model">The model. Its class may declare a name, a description and training options.</param>
internal sealed class Preset(ModelFactory model)
{
    private readonly ModelPreset? _declared = model.Preset;

    /// <summary>The name: the declared one, or the name of the class.</summary>
    public string Name => _declared?.Name ?? model.Name;

    /// <summary>What the preset is, in one line.</summary>
    public string Description => _declared?.Description ?? $"{model.Spec.ToAttribute()}";

    /// <summary>The factory of the model.</summary>
    public ModelFactory Model => model;

    /// <summary>The recipe that the model is trained with.</summary>
    public ModelPreset Recipe => _declared ?? Models.Recipe.Notebook;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
