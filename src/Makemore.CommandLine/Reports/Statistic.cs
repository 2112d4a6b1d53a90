namespace Makemore.CommandLine.Reports;

/// <summary>The mean and the standard deviation of a number over several seeds.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Spread">The sample standard deviation; null if there is only one seed.</param>
internal sealed record Statistic(double Mean, double? Spread)
{
    public static Statistic Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return new(mean, values.Count > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)) : null);
    }

    /// <summary>The mean with four decimals, and the standard deviation after ±.</summary>
    public override string ToString() => Spread is { } spread ? $"{Mean:0.0000} ± {spread:0.0000}" : $"{Mean:0.0000}";
}
