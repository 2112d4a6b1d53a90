
namespace Makemore.CommandLine.Data;

/// <summary>A part of a corpus: train, dev or test.</summary>
/// <param name="Name">The name of the part in tables.</param>
/// <param name="Words">The lines: words or sentences.</param>
/// <param name="Examples">The examples of the lines.</param>
/// <param name="InTrain">How many of the lines are also in the train part, since a corpus may repeat a line; null for the train part itself.</param>
internal sealed record CorpusPart(string Name, Corpus Words, ContextDataset Examples, int? InTrain = null)
{
    /// <summary>The share of the words that are not in the vocabulary; null for a character model.</summary>
    public double? UnknownShare
    {
        get
        {
            if (Examples.Vocabulary.Unknown is not { } unknown)
                return null;
            int[] words = [.. Enumerable.Range(0, Examples.Count).Select(Examples.Target).Where(token => token != Vocabulary.Boundary)];
            return (double)words.Count(word => word == unknown) / words.Length;
        }
    }

    /// <summary>
    /// Splits a corpus. The shuffle does not depend on the seed of the training, so that 'evaluate' uses the same parts as
    /// 'train'.
    /// </summary>
    /// <param name="corpus">The words or sentences.</param>
    /// <param name="protocol">How to split it.</param>
    /// <param name="model">The model that reads the examples. A class of word models gets the vocabulary that the protocol builds.</param>
    /// <param name="cancellationToken">Stops the method.</param>
    public static (CorpusPart Train, CorpusPart Dev, CorpusPart Test) Split(
        Corpus corpus, Protocol protocol, ModelSpec model, CancellationToken cancellationToken = default) =>
        Split(corpus, protocol, train => TextVocabulary.For(model, protocol, corpus, train, cancellationToken), model.Context, cancellationToken);

    /// <summary>Splits a corpus for a model that has its vocabulary.</summary>
    /// <param name="corpus">The words or sentences.</param>
    /// <param name="protocol">How to split it.</param>
    /// <param name="model">The model that reads the examples.</param>
    /// <param name="cancellationToken">Stops the method.</param>
    public static (CorpusPart Train, CorpusPart Dev, CorpusPart Test) Split(
        Corpus corpus, Protocol protocol, INextTokenModel model, CancellationToken cancellationToken) =>
        Split(corpus, protocol, _ => model.Vocabulary, model.DataContextLength, cancellationToken);

    /// <summary>The dev and the test part, for a model that learns nothing. No examples of the train part are built.</summary>
    /// <inheritdoc cref="Split(Corpus, Protocol, INextTokenModel, CancellationToken)" path="/param"/>
    public static (CorpusPart Dev, CorpusPart Test) HeldOut(Corpus corpus, Protocol protocol, INextTokenModel model, CancellationToken cancellationToken) =>
        HeldOut(protocol.Parts(corpus), model.Vocabulary, model.DataContextLength, cancellationToken);

    private static (CorpusPart Train, CorpusPart Dev, CorpusPart Test) Split(
        Corpus corpus, Protocol protocol, Func<Corpus, Vocabulary> vocabularyOf, int context, CancellationToken cancellationToken)
    {
        (Corpus Train, Corpus Dev, Corpus Test) parts = protocol.Parts(corpus);
        Vocabulary vocabulary = vocabularyOf(parts.Train);
        CorpusPart train = Of("train", parts.Train, vocabulary, context, inTrain: null, cancellationToken);
        (CorpusPart dev, CorpusPart test) = HeldOut(parts, vocabulary, context, cancellationToken);
        return (train, dev, test);
    }

    private static (CorpusPart Dev, CorpusPart Test) HeldOut(
        (Corpus Train, Corpus Dev, Corpus Test) parts, Vocabulary vocabulary, int context, CancellationToken cancellationToken)
    {
        return (Part("dev", parts.Dev), Part("test", parts.Test));

        CorpusPart Part(string name, Corpus words) =>
            Of(name, words, vocabulary, context, CommonLines.Count(parts.Train, words), cancellationToken);
    }

    private static CorpusPart Of(string name, Corpus words, Vocabulary vocabulary, int context, int? inTrain, CancellationToken cancellationToken)
    {
        var examples = ContextDataset.Build(words, vocabulary, context, cancellationToken);
        return examples.Count > 0 || words.Count == 0
            ? new CorpusPart(name, words, examples, inTrain)
            : throw new CorpusException($"{words.Source}: the {name} part, {Counted.Of(words.Count, "line")}, has no words; use a longer text.");
    }
}
