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
        double score = 0;
        for (int row = 0; row < pass.Rows; row++)
        {
            float* z = logits.Values + row * logits.Stride;
            TargetCounts targets = pass.Targets(row);
            for (int i = 0; i < targets.Tokens.Length; i++)
                score += (double)targets.Counts[i] * z[targets.Tokens[i]];
        }
        return LogSums(pass) - score;
    }

    /// <summary>The negative log-likelihood, and what each pair of a context and a target has to do with it: log softmax(logits)[y].</summary>
    /// <param name="logits">The logits, (B × V).</param>
    /// <param name="pass">The pass, whose contexts' targets are y.</param>
    /// <param name="pairs">Receives the logarithm of each pair's probability, where the batch has the pair.</param>
    /// <returns>The sum over the tile's examples, in nats.</returns>
    internal static double LogProbabilities(Activations logits, Pass pass, float[] pairs)
    {
        Exponentiate(logits, pass);
        double sum = 0;
        for (int row = 0; row < pass.Rows; row++)
        {
            float* z = logits.Values + row * logits.Stride;
            double logSum = pass.Maxima[row] + Math.Log(pass.ExpSums[row]);
            TargetCounts targets = pass.Targets(row);
            for (int i = 0; i < targets.Tokens.Length; i++)
            {
                double logProbability = z[targets.Tokens[i]] - logSum;
                pairs[pass.FirstPair(row) + i] = (float)logProbability;
                sum -= targets.Counts[i] * logProbability;
            }
        }
        return sum;
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
        double score = 0;
        for (int row = 0; row < pass.Rows; row++)
        {
            float* z = logits.Values + row * logits.Stride;
            float* gradient = logits.Gradients + row * logits.Stride;
            TargetCounts targets = pass.Targets(row);
            Kernels.Best.Scale(gradient, logits.PaddedWidth, targets.Total * perExample / pass.ExpSums[row]);
            for (int i = 0; i < targets.Tokens.Length; i++)
            {
                int token = targets.Tokens[i];
                float count = targets.Counts[i];
                gradient[token] -= count * perExample;
                score += (double)count * z[token];
            }
        }
        return LogSums(pass) - score;
    }

    /// <summary>Leaves exp(z − max z) where the gradient of z will be, and keeps each row's maximum and sum.</summary>
    private static void Exponentiate(Activations logits, Pass pass) =>
        Kernels.Best.ExpRows(logits.Values, logits.Gradients, logits.Stride, logits.Width, pass.Maxima, pass.ExpSums);

    /// <summary>Σ (max z + log Σ exp(z − max z)), each row as often as it has examples; the loss is this less the targets' own logits.</summary>
    private static double LogSums(Pass pass)
    {
        Span<float> logs = pass.ExpSums;
        TensorPrimitives.Log(logs, logs);
        double sum = 0;
        for (int row = 0; row < pass.Rows; row++)
            sum += (double)pass.Targets(row).Total * ((double)pass.Maxima[row] + logs[row]);
        return sum;
    }
}
