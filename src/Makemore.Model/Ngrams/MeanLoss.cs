namespace Makemore;

/// <summary>The loss of models that compute a log-probability for each example.</summary>
internal static class MeanLoss
{
    /// <summary>The mean negative log-likelihood, in nats. The mean is computed in double precision.</summary>
    public static float Of(float[] logProbabilities) => -(float)logProbabilities.Average(p => (double)p);
}
