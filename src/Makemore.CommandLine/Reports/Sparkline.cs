namespace Makemore.CommandLine.Reports;

/// <summary>A curve in one line of text: ▇▅▃▂▁.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws finite numbers. The lowest one is the lowest block, and the highest one the highest block.</summary>
    /// <param name="values">The numbers; at least one.</param>
    /// <param name="width">The maximum number of blocks. A block then stands for the mean of several numbers.</param>
    public static string Of(IReadOnlyList<float> values, int width)
    {
        int count = Math.Min(width, values.Count);
        float[] means = [.. Enumerable.Range(0, count).Select(block =>
            values.Take(Start(block)..Start(block + 1)).Average())];
        float lowest = means.Min(), range = means.Max() - lowest;
        return string.Concat(means.Select(mean => Blocks[range > 0 ? (int)MathF.Round((mean - lowest) / range * (Blocks.Length - 1)) : 0]));

        int Start(int block) => (int)((long)block * values.Count / count);
    }
}
