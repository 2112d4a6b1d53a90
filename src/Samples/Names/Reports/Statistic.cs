namespace Names.Reports;

/// <summary>A number over several seeds.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Spread">Its sample standard deviation; null when there is one seed alone.</param>
internal sealed record Statistic(double Mean, double? Spread)
{
    public static Statistic Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return new(mean, values.Count > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)) : null);
    }
}
