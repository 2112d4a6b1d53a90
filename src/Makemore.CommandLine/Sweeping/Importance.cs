namespace Makemore.CommandLine.Sweeping;

/// <summary>How much of the variance of a loss an option explains.</summary>
internal static class Importance
{
    /// <summary>
    /// The share of the variance that the means of the values of an option explain: the variance of these means, weighted with the
    /// number of losses, divided by the variance of all losses (the correlation ratio η²). It is 0 if all losses are the same.
    /// </summary>
    /// <param name="values">The value of the option in each training.</param>
    /// <param name="losses">The loss of each training.</param>
    public static double Of(IReadOnlyList<string> values, IReadOnlyList<double> losses)
    {
        double mean = losses.Average();
        double all = losses.Sum(loss => Square(loss - mean));
        double explained = values.Zip(losses).GroupBy(training => training.First)
            .Sum(group => group.Count() * Square(group.Average(training => training.Second) - mean));
        return all > 0 ? explained / all : 0;
    }

    private static double Square(double number) => number * number;
}
