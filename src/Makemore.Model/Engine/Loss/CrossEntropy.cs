namespace Makemore.Engine;

/// <summary>The loss of the notebook's <c>F.cross_entropy</c>: −log softmax(logits)[y], by way of the largest logit so that nothing overflows.</summary>
public static class CrossEntropy
{
    /// <summary>The negative log-likelihood of the tile's targets.</summary>
    /// <param name="logits">The logits, (B × V).</param>
    /// <param name="pass">The pass, whose contexts' targets are y.</param>
    /// <returns>The sum over the tile's examples, in nats.</returns>
    public static double Forward(Activations logits, Pass pass) => Nll(logits, pass, withGradients: false);

    /// <summary>The negative log-likelihood, and ∂logits = (softmax(logits) − onehot(y)) / N for each example of the row, summed.</summary>
    /// <param name="logits">The logits, (B × V); receive their gradient.</param>
    /// <param name="pass">The pass, whose contexts' targets are y.</param>
    /// <returns>The sum over the tile's examples, in nats.</returns>
    public static double Backward(Activations logits, Pass pass) => Nll(logits, pass, withGradients: true);

    private static double Nll(Activations logits, Pass pass, bool withGradients)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(pass);
        return pass.Softmax.Nll(logits, pass, withGradients, logProbabilities: null);
    }
}
