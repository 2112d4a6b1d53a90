using System.Globalization;
using static Makemore.OptionRange;

namespace Makemore;

/// <summary>How an <see cref="NgramModel"/> turns counts into probabilities.</summary>
public sealed record NgramSmoothing
{
    /// <summary>With a larger number, all tokens would have nearly the same probability.</summary>
    internal const int MaxK = 1_000_000;

    private const string KneserNeyName = "kneser-ney";
    private const string AddKPrefix = "add-";

    private NgramSmoothing(double? k) => K = k;

    /// <summary>
    /// Interpolated modified Kneser–Ney (Chen and Goodman 1998, "An Empirical Study of Smoothing Techniques for
    /// Language Modeling", after Kneser and Ney 1995, "Improved Backing-off for M-gram Language Modeling"). The model
    /// subtracts a discount from every count. The probability that this frees goes to the context without its oldest
    /// token. In such a shorter context, the count of an n-gram is the number of different tokens before it. Every
    /// token has a probability above 0.
    /// </summary>
    public static NgramSmoothing KneserNey { get; } = new(k: null);

    /// <summary>
    /// No smoothing. The probability of a token is its relative frequency after the context. If a token never follows
    /// the context in the data, its probability is 0, and a loss may be infinite. If the context itself does not occur
    /// in the data, all tokens have the same probability. This is the limit of <see cref="AddK"/> as k goes to 0.
    /// </summary>
    public static NgramSmoothing MaximumLikelihood { get; } = new(k: 0);

    /// <summary>The number that is added to every count; null for <see cref="KneserNey"/>.</summary>
    public double? K { get; }

    /// <summary>
    /// Adds k to the count of every n-gram, even if it does not occur in the data. With k = 1 and order 2, the model is
    /// the bigram model of makemore's lecture.
    /// </summary>
    /// <param name="k">The number to add, from 0 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in this range.</exception>
    public static NgramSmoothing AddK(double k)
    {
        Require(IsAllowed(k), k, $"must be from 0 (no smoothing) to {MaxK}");
        return new NgramSmoothing(k);
    }

    /// <summary>The name, such as <c>kneser-ney</c> or <c>add-1</c>.</summary>
    public override string ToString() => K is { } k ? string.Create(CultureInfo.InvariantCulture, $"{AddKPrefix}{k}") : KneserNeyName;

    /// <summary>The smoothing with a name; null if there is no such smoothing.</summary>
    internal static NgramSmoothing? Parse(string? name)
    {
        if (name == KneserNeyName)
            return KneserNey;
        return name?.StartsWith(AddKPrefix, StringComparison.Ordinal) == true
            && double.TryParse(name.AsSpan(AddKPrefix.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out double k)
            && IsAllowed(k)
                ? new NgramSmoothing(k)
                : null;
    }

    private static bool IsAllowed(double k) => k is >= 0 and <= MaxK;
}
