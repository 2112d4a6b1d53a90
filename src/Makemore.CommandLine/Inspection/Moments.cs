namespace Makemore.CommandLine.Inspection;

/// <summary>The mean and the standard deviation of many numbers.</summary>
internal static class Moments
{
    public static (double Mean, double Deviation) Of(IEnumerable<float> values)
    {
        double[] numbers = [.. values.Select(value => (double)value)];
        double mean = numbers.Average();
        return (mean, Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean))));
    }
}
