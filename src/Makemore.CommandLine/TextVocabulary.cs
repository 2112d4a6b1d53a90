
namespace Makemore.CommandLine;

/// <summary>Builds the vocabulary of a word model from a text, with the paper's rule for rare words.</summary>
internal static class TextVocabulary
{
    /// <summary>A word that occurs less often becomes &lt;unk&gt;, because its vector could not be learned from so few examples.</summary>
    public const int MinimumCount = 4;

    /// <summary>The vocabulary of the model if it has one; otherwise the vocabulary of the train part.</summary>
    public static Vocabulary For(ModelSpec model, Corpus train, CancellationToken cancellationToken = default) =>
        model.Vocabulary ?? Vocabulary.FromWords(train, model.VocabularySize, MinimumCount, foldCase: true, cancellationToken);
}
