namespace Makemore.Numerics.Tests;

/// <summary>Pearson's test of draws against a distribution.</summary>
internal static class ChiSquare
{
    /// <summary>What one in a thousand honest samples exceeds, by degrees of freedom.</summary>
    private static readonly double[] Critical = [0, 10.83, 13.82, 16.27, 18.47];

    /// <summary>Whether the draws may come from the distribution; what has no probability must not have been drawn.</summary>
    public static bool Fits(double[] probabilities, int[] counts)
    {
        int total = counts.Sum();
        double statistic = 0;
        int degrees = -1;
        for (int i = 0; i < counts.Length; i++)
        {
            if (probabilities[i] == 0)
            {
                statistic += counts[i] > 0 ? double.PositiveInfinity : 0;
                continue;
            }
            double expected = total * probabilities[i];
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
            degrees++;
        }
        return statistic <= Critical[degrees];
    }
}
