namespace Makemore.Generators.Model;

/// <summary>The sizes in the shapes of a model. Each size has the name of a constant of the model.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelSizes(ModelDeclaration model)
{
    public Size Context { get; } = new(model.Context, "C", "ContextLength");

    public Size Embed { get; } = new(model.Embed, "D", "EmbedSize");

    public Size Hidden { get; } = new(model.Hidden, "H", "HiddenSize");

    /// <summary>The number of tokens. For a model of words, the largest number of tokens.</summary>
    public Size Vocabulary { get; } = new(model.TokenCount, "V", model.IsOfWords ? "MaxVocabularySize" : "VocabularySize");
}
