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
        double nll = 0;
        for (int row = 0; row < pass.Rows; row++)
            nll += Row(logits, row, pass.Targets(row), out _, out _);
        return nll;
    }

    /// <summary>The negative log-likelihood, and ∂logits = (softmax(logits) − onehot(y)) / N for each example of the row, summed.</summary>
    /// <param name="logits">The logits, (B × V); receive their gradient.</param>
    /// <param name="pass">The pass, whose contexts' targets are y.</param>
    /// <returns>The sum over the tile's examples, in nats.</returns>
    public static double Backward(Activations logits, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(pass);
        double nll = 0;
        float perExample = 1f / pass.Examples;
        for (int row = 0; row < pass.Rows; row++)
        {
            TargetCounts targets = pass.Targets(row);
            nll += Row(logits, row, targets, out float sum, out float examples);

            float* gradient = logits.Gradients + row * logits.Stride;
            Kernels.Best.Scale(gradient, logits.Stride, examples * perExample / sum);
            for (int i = 0; i < targets.Tokens.Length; i++)
                gradient[targets.Tokens[i]] -= targets.Counts[i] * perExample;
        }
        return nll;
    }

    /// <summary>A row's loss; leaves exp(z − max z) where its gradient will be, and tells their sum.</summary>
    private static double Row(Activations logits, int row, TargetCounts targets, out float sum, out float examples)
    {
        float* z = logits.Values + row * logits.Stride;
        new Span<float>(z + logits.Width, logits.Stride - logits.Width).Fill(float.NegativeInfinity);
        (float maximum, sum) = Kernels.Best.ExpShifted(z, logits.Gradients + row * logits.Stride, logits.Stride);

        double logSum = maximum + Math.Log(sum);
        double nll = 0;
        examples = 0;
        for (int i = 0; i < targets.Tokens.Length; i++)
        {
            nll += targets.Counts[i] * (logSum - z[targets.Tokens[i]]);
            examples += targets.Counts[i];
        }
        return nll;
    }
}
