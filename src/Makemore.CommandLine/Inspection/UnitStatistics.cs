namespace Makemore.CommandLine.Inspection;

/// <summary>How the units of a hidden layer behave over some contexts.</summary>
/// <param name="Mean">The mean of all values.</param>
/// <param name="Deviation">The standard deviation of all values.</param>
/// <param name="Saturated">The share of saturated values, from 0 to 1; null if units with this activation function do not saturate.</param>
/// <param name="AlwaysSaturated">The number of units that are saturated for every context; null as <paramref name="Saturated"/> is.</param>
internal sealed record UnitStatistics(double Mean, double Deviation, double? Saturated, int? AlwaysSaturated)
{
    /// <summary>The absolute value above which a unit is saturated, as in makemore's lecture.</summary>
    private const float Threshold = 0.97f;

    /// <summary>Computes the statistics.</summary>
    /// <param name="rows">The values: a row for each context, and a column for each unit.</param>
    /// <param name="activation">The activation function.</param>
    public static UnitStatistics Of(float[][] rows, Activation activation)
    {
        (double mean, double deviation) = Moments.Of(rows.SelectMany(row => row));
        return SaturationOf(activation) is { Test: { } test }
            ? new(mean, deviation, rows.Average(row => (double)row.Count(unit => test(unit)) / row.Length), Enumerable.Range(0, rows[0].Length).Count(unit => rows.All(row => test(row[unit]))))
            : new(mean, deviation, null, null);
    }

    /// <summary>When a unit is saturated, in words; null if units with this activation function do not saturate.</summary>
    public static string? SaturationInWords(Activation activation) => SaturationOf(activation)?.Words;

    private static (string Words, Func<float, bool> Test)? SaturationOf(Activation activation) => activation switch
    {
        Activation.Tanh => ($"|h| > {Threshold}", h => MathF.Abs(h) > Threshold),
        Activation.Relu => ("h = 0", h => h == 0),
        Activation.Elu => ($"h < −{Threshold}", h => h < -Threshold),
        _ => null,
    };
}
