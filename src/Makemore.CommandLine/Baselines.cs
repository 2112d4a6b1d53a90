using Makemore.CommandLine.Data;

namespace Makemore.CommandLine;

/// <summary>The losses of models without training, which show what the loss of a trained model means.</summary>
internal static class Baselines
{
    /// <summary>With more examples than this, n-grams are not counted, because that takes long.</summary>
    public const int MaxExamples = 2_000_000;

    private const int BigramOrder = 2;

    /// <summary>The dev losses in nats. The n-grams are counted on the train part.</summary>
    /// <param name="train">The train part.</param>
    /// <param name="dev">The dev part.</param>
    /// <param name="maxExamples">The largest number of examples of the train part whose n-grams are counted.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    public static IReadOnlyList<(string Name, float Loss)> Of(CorpusPart train, CorpusPart dev, int maxExamples, CancellationToken cancellationToken)
    {
        Vocabulary vocabulary = train.Examples.Vocabulary;
        (string Name, float Loss) uniform = ("all tokens equally likely", MathF.Log(vocabulary.Count));
        if (train.Examples.Count > maxExamples)
            return [uniform];
        int order = KneserNeyOrder(vocabulary.Kind);
        var counted = ContextDataset.Build(train.Words, vocabulary, order - 1, cancellationToken);
        var judged = ContextDataset.Build(dev.Words, vocabulary, order - 1, cancellationToken);
        return
        [
            uniform,
            ("bigrams, add-1", LossOf(new NgramModel(vocabulary, BigramOrder, NgramSmoothing.AddK(1)))),
            ($"Kneser–Ney of order {order}", LossOf(new NgramModel(vocabulary, order, NgramSmoothing.KneserNey))),
        ];

        float LossOf(NgramModel ngrams)
        {
            ngrams.Train(counted, cancellationToken);
            return ngrams.Loss(judged);
        }
    }

    /// <summary>The order that has about the lowest dev loss on names, and the usual order for words, whose counting is quick.</summary>
    private static int KneserNeyOrder(Tokens tokens) => tokens switch
    {
        Tokens.Characters => 6,
        Tokens.Words => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "There is no such kind of token."),
    };
}
