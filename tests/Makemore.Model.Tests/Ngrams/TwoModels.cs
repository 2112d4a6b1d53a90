namespace Makemore.Tests.Ngrams;

/// <summary>Expectation–maximization for two models, with one weight: a second implementation, without vectors and tables.</summary>
internal static class TwoModels
{
    private const double Converged = 1e-7;

    /// <summary>Learns the weight of the first model from the log-probabilities of both.</summary>
    public static (float Weight, List<float> Losses) Learn(float[] first, float[] second)
    {
        float weight = 0.5f;
        var losses = new List<float>();
        while (true)
        {
            double share = 0, loss = 0;
            for (int i = 0; i < first.Length; i++)
            {
                (double logProbability, double own) = Mix(weight, first[i], second[i]);
                loss -= logProbability / first.Length;
                share += own;
            }
            share /= first.Length;
            losses.Add((float)loss);
            bool converged = Math.Abs(share - weight) <= Converged;
            weight = (float)share;
            if (converged)
                return (weight, losses);
        }
    }

    /// <summary>The log-probability of the mixture, and the share of the first model.</summary>
    public static (double LogProbability, double Share) Mix(double weight, double first, double second)
    {
        double larger = Math.Max(first, second);
        double own = weight * Math.Exp(first - larger);
        double sum = own + (1 - weight) * Math.Exp(second - larger);
        return (larger + Math.Log(sum), own / sum);
    }
}
