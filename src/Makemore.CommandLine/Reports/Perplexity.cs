using System.Globalization;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes a perplexity, which is e to the power of a loss in nats.</summary>
internal static class Perplexity
{
    /// <summary>From here on, the power of ten says more than the digits.</summary>
    private const double VeryLarge = 1e7;

    /// <summary>The perplexity of a loss, with two decimals.</summary>
    public static string Of(double loss) => Text(Math.Exp(loss));

    /// <summary>A perplexity, or the difference of two; empty for null.</summary>
    /// <param name="perplexity">The number.</param>
    /// <param name="format">How to write one that is not very large.</param>
    public static string Text(double? perplexity, string format = "0.00") =>
        perplexity?.ToString(perplexity < VeryLarge ? format : "0.00e+0", CultureInfo.InvariantCulture) ?? "";
}
