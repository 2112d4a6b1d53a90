namespace Makemore;

/// <summary>
/// The discounts for the n-grams of one length. There is one discount for a count of 1, one for a count of 2, and one
/// for all larger counts (Chen and Goodman 1998).
/// </summary>
/// <param name="One">D1, above 0 and at most 1.</param>
/// <param name="Two">D2, above 0 and at most 2.</param>
/// <param name="More">D3+, above 0 and at most 3.</param>
internal readonly record struct Discounts(double One, double Two, double More)
{
    /// <summary>The discounts of KenLM's <c>--discount_fallback</c>.</summary>
    private static readonly Discounts Fallback = new(0.5, 1, 1.5);

    /// <summary>
    /// The best discounts, from the numbers n1 to n4 of n-grams with a count of 1 to 4: Y = n1 / (n1 + 2 n2), D1 = 1 −
    /// 2 Y n2 / n1, D2 = 2 − 3 Y n3 / n2, D3+ = 3 − 4 Y n4 / n3. In small texts, one of the numbers may be 0, or a
    /// discount may be 0 or negative. The discounts are then ½, 1 and 1½.
    /// </summary>
    public static Discounts Of(double n1, double n2, double n3, double n4)
    {
        double y = n1 / (n1 + 2 * n2);
        var best = new Discounts(1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3);
        return n1 > 0 && n2 > 0 && n3 > 0 && n4 > 0 && best is { One: > 0, Two: > 0, More: > 0 } ? best : Fallback;
    }

    /// <summary>The discount of a count of 1 or more.</summary>
    public double Of(int count) => count switch
    {
        1 => One,
        2 => Two,
        _ => More,
    };
}
