using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>The loss of the notebook's <c>F.cross_entropy</c>: −log softmax(logits)[y], by way of the largest logit so that nothing overflows.</summary>
public static unsafe class CrossEntropy
{
    /// <summary>The negative log-likelihood of the tile's targets.</summary>
    /// <param name="logits">The logits, (B × V).</param>
    /// <param name="pass">The pass, whose contexts' targets are y.</param>
    /// <returns>The sum over the tile's examples, in nats.</returns>
    public static double Forward(Activations logits, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(pass);
        Exponentiate(logits, pass);
        return NegativeLogLikelihood(logits, pass);
    }

    /// <summary>The negative log-likelihood, and ∂logits = (softmax(logits) − onehot(y)) / N for each example of the row, summed.</summary>
    /// <param name="logits">The logits, (B × V); receive their gradient.</param>
    /// <param name="pass">The pass, whose contexts' targets are y.</param>
    /// <returns>The sum over the tile's examples, in nats.</returns>
    public static double Backward(Activations logits, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(pass);
        Exponentiate(logits, pass);
        float perExample = 1f / pass.Examples;
        for (int row = 0; row < pass.Rows; row++)
        {
            TargetCounts targets = pass.Targets(row);
            float* gradient = logits.Gradients + row * logits.Stride;
            Kernels.Best.Scale(gradient, logits.PaddedWidth, targets.Total * perExample / pass.ExpSums[row]);
            for (int i = 0; i < targets.Tokens.Length; i++)
                gradient[targets.Tokens[i]] -= targets.Counts[i] * perExample;
        }
        return NegativeLogLikelihood(logits, pass);
    }

    /// <summary>Leaves exp(z − max z) where the gradient of z will be, and keeps each row's maximum and sum.</summary>
    private static void Exponentiate(Activations logits, Pass pass)
    {
        for (int row = 0; row < pass.Rows; row++)
        {
            float* z = logits.Values + row * logits.Stride;
            (pass.Maxima[row], pass.ExpSums[row]) = Kernels.Best.ExpShifted(z, logits.Gradients + row * logits.Stride, logits.Width);
        }
    }

    /// <summary>Σ count · (max z + log Σ exp(z − max z) − z[target]).</summary>
    private static double NegativeLogLikelihood(Activations logits, Pass pass)
    {
        Span<float> logSums = pass.ExpSums[..pass.Rows];
        TensorPrimitives.Log(logSums, logSums);
        double nll = 0;
        for (int row = 0; row < pass.Rows; row++)
        {
            float* z = logits.Values + row * logits.Stride;
            TargetCounts targets = pass.Targets(row);
            nll += targets.Total * ((double)pass.Maxima[row] + logSums[row]);
            for (int i = 0; i < targets.Tokens.Length; i++)
                nll -= (double)targets.Counts[i] * z[targets.Tokens[i]];
        }
        return nll;
    }
}
