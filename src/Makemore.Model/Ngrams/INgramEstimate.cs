namespace Makemore;

/// <summary>
/// Estimates probabilities from counts. An estimate does not change. Any number of threads may use it.
/// </summary>
internal interface INgramEstimate
{
    /// <summary>The probability of a token after a history.</summary>
    /// <param name="history">The tokens before it, oldest first; the first may be a boundary.</param>
    /// <param name="token">The token.</param>
    double Probability(ReadOnlySpan<int> history, int token);

    /// <summary>The probability of every token after a history.</summary>
    /// <param name="history">The tokens before it, oldest first; the first may be a boundary.</param>
    /// <param name="probabilities">Receives the probability of each token of the vocabulary.</param>
    void Probabilities(ReadOnlySpan<int> history, Span<double> probabilities);
}
