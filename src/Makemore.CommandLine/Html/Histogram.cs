namespace Makemore.CommandLine.Html;

/// <summary>Counts values for a histogram.</summary>
internal static class Histogram
{
    private const int Bars = 40;

    /// <summary>Counts the values in bars of equal width. The first and the last bar also have the values beyond them.</summary>
    /// <param name="name">The name of the x axis.</param>
    /// <param name="values">The values; at least one.</param>
    /// <param name="from">The beginning of the first bar.</param>
    /// <param name="to">The end of the last bar, above the beginning.</param>
    public static HistogramChart Of(string name, IReadOnlyCollection<float> values, double from, double to)
    {
        double width = (to - from) / Bars;
        int[] counts = new int[Bars];
        foreach (float value in values)
            counts[(int)Math.Clamp((value - from) / width, 0, Bars - 1)]++;
        return new HistogramChart(name, from, width, Array.ConvertAll(counts, count => (double)count / values.Count));
    }
}
