using Makemore;

namespace Names;

/// <summary>The words that a model learns from a text, by the paper's rule for rare ones.</summary>
internal static class TextVocabulary
{
    /// <summary>A word that is seen less often becomes &lt;unk&gt;: there is too little to learn its vector from.</summary>
    public const int MinimumCount = 4;

    /// <summary>The vocabulary of a model that has one, else that of the text that the model is to learn from.</summary>
    public static Vocabulary For(ModelSpec model, Corpus train) =>
        model.Vocabulary ?? Vocabulary.FromWords(train, model.VocabularySize, MinimumCount, foldCase: true);
}
