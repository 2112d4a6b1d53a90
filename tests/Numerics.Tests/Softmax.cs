namespace Makemore.Numerics.Tests;

internal static class Softmax
{
    /// <summary>exp(z / temperature) over its sum, in double precision.</summary>
    public static double[] Of(ReadOnlySpan<float> logits, double temperature = 1)
    {
        double[] weights = [.. logits.ToArray().Select(logit => Math.Exp(logit / temperature))];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}
