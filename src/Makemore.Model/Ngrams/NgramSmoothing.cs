using System.Globalization;
using static Makemore.OptionRange;

namespace Makemore;

/// <summary>How an <see cref="NgramModel"/> turns counts into probabilities.</summary>
public sealed record NgramSmoothing
{
    private const string KneserNeyName = "kneser-ney";
    private const string AddKPrefix = "add-";

    private NgramSmoothing(double? k) => K = k;

    /// <summary>
    /// Interpolated modified Kneser–Ney (Chen and Goodman 1998, "An Empirical Study of Smoothing Techniques for Language
    /// Modeling", after Kneser and Ney 1995, "Improved Backing-off for M-gram Language Modeling"). A discount is subtracted
    /// from every count, and the probability that this frees goes to the context without its oldest token. In these shorter
    /// contexts an n-gram counts once for each different token before it. Every token has a probability above 0.
    /// </summary>
    public static NgramSmoothing KneserNey { get; } = new(k: null);

    /// <summary>
    /// No smoothing: the probability is the relative frequency of the token after the context. Tokens that were never seen
    /// there have the probability 0, so a loss may be infinite. After a context that was never seen, all tokens have the same
    /// probability, the limit of <see cref="AddK"/> as k goes to 0.
    /// </summary>
    public static NgramSmoothing MaximumLikelihood { get; } = new(k: 0);

    /// <summary>The number that is added to every count; null for <see cref="KneserNey"/>.</summary>
    public double? K { get; }

    /// <summary>Adds k to the count of every n-gram, seen or not. With k = 1 and order 2 it is the bigram model of makemore's lecture.</summary>
    /// <param name="k">The number to add; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is negative or not a finite number.</exception>
    public static NgramSmoothing AddK(double k)
    {
        Require(IsAllowed(k), k, "must be a finite number, 0 (no smoothing) or more");
        return new NgramSmoothing(k);
    }

    /// <summary>The name: <c>kneser-ney</c>, <c>add-1</c>.</summary>
    public override string ToString() => K is { } k ? string.Create(CultureInfo.InvariantCulture, $"{AddKPrefix}{k}") : KneserNeyName;

    /// <summary>The smoothing with a name; null when there is none.</summary>
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

    private static bool IsAllowed(double k) => double.IsFinite(k) && k >= 0;
}
