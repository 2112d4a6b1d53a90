namespace Makemore.Generators.Model;

/// <summary>The sizes that a model's shapes are made of, by the names of the model's constants.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelSizes(ModelDeclaration model)
{
    public Size Context { get; } = new(model.Context, "C", "ContextLength");

    public Size Embed { get; } = new(model.Embed, "D", "EmbedSize");

    public Size Hidden { get; } = new(model.Hidden, "H", "HiddenSize");

    /// <summary>Of a model of words, how many tokens its vocabulary can have.</summary>
    public Size Vocabulary { get; } = new(model.TokenCount, "V", model.IsOfWords ? "MaxVocabularySize" : "VocabularySize");
}
