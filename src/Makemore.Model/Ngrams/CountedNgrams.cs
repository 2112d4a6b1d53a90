using System.Numerics.Tensors;

namespace Makemore;

/// <summary>
/// The result of training an n-gram model: the counts, and the estimate from them. It does not change, so any number of
/// threads may read it. A new training run creates a new object.
/// </summary>
internal sealed class CountedNgrams
{
    private readonly int _order;
    private readonly INgramEstimate _estimate;

    /// <summary>Sorts the counts, and prepares the estimate.</summary>
    /// <param name="counter">The counts. The caller must not change them afterward.</param>
    /// <param name="order">How many tokens an n-gram has.</param>
    /// <param name="vocabularySize">The number of tokens in the vocabulary.</param>
    /// <param name="smoothing">How counts become probabilities.</param>
    public CountedNgrams(NgramCounter counter, int order, int vocabularySize, NgramSmoothing smoothing)
    {
        _order = order;
        Counts = counter.ToCounts();
        _estimate = smoothing.K is { } k
            ? new AddKEstimate(Counts, vocabularySize, k)
            : new KneserNeyEstimate(Counts, vocabularySize);
    }

    /// <summary>The counts.</summary>
    public NgramCounts Counts { get; }

    /// <summary>
    /// The part of a context on which the next token depends: the last order − 1 tokens. If they contain a boundary,
    /// the part begins with the last boundary.
    /// </summary>
    public static ReadOnlySpan<int> History(ReadOnlySpan<int> context, int order)
    {
        ReadOnlySpan<int> history = context[^(order - 1)..];
        int boundary = history.LastIndexOf(Vocabulary.Boundary);
        return boundary < 0 ? history : history[boundary..];
    }

    /// <summary>The log-probability of a token after a context of order − 1 tokens or more.</summary>
    public double LogProbability(ReadOnlySpan<int> context, int token) =>
        Math.Log(_estimate.Probability(History(context, _order), token));

    /// <summary>The log-probability of every token after a context of order − 1 tokens or more.</summary>
    public void LogProbabilities(ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        double[] probabilities = new double[logProbabilities.Length];
        _estimate.Probabilities(History(context, _order), probabilities);
        for (int token = 0; token < logProbabilities.Length; token++)
            logProbabilities[token] = (float)Math.Log(probabilities[token]);
    }

    /// <summary>How often a context was seen. The context has order − 1 tokens or more.</summary>
    public int Frequency(ReadOnlySpan<int> context)
    {
        int node = Counts.Find(History(context, _order));
        return node == NgramCounts.None ? 0 : TensorPrimitives.Sum(Counts.Counts(node));
    }
}
