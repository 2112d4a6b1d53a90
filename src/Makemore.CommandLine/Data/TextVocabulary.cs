
namespace Makemore.CommandLine.Data;

/// <summary>Builds the vocabulary of a word model from a text, with the paper's rule for rare words.</summary>
internal static class TextVocabulary
{
    /// <summary>The vocabulary of the model if it has one; otherwise the vocabulary of the train part, or of the whole text.</summary>
    public static Vocabulary For(ModelSpec model, Protocol protocol, Corpus corpus, Corpus train, CancellationToken cancellationToken = default) =>
        model.Vocabulary ?? Vocabulary.FromWords(
            protocol.CountsAllParts ? corpus : train,
            model.VocabularySize,
            protocol.MinimumCount,
            !protocol.KeepsCase,
            protocol.IsPretokenized,
            cancellationToken);
}
