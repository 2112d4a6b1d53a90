using System.Globalization;
using static Makemore.OptionRange;

namespace Makemore;

/// <summary>How an <see cref="NgramModel"/> gets from counts to probabilities.</summary>
public sealed record NgramSmoothing
{
    private const string KneserNeyName = "kneser-ney";
    private const string AddKPrefix = "add-";

    private NgramSmoothing(double? k) => K = k;

    /// <summary>
    /// Interpolated modified Kneser–Ney (Chen and Goodman 1998, "An Empirical Study of Smoothing Techniques for Language
    /// Modeling", after Kneser and Ney 1995, "Improved Backing-off for M-gram Language Modeling"): every count gives up a
    /// discount, what a context's counts give up goes to the context without its oldest token, and there an n-gram counts
    /// once for each token that it was seen behind. Every token has a probability after every context.
    /// </summary>
    public static NgramSmoothing KneserNey { get; } = new(k: null);

    /// <summary>
    /// None: the share of the context's occurrences that the token followed. What was never seen has the probability 0, so
    /// that a loss may be infinite. After a context that was never seen all tokens are as likely, the limit of
    /// <see cref="AddK"/> as k goes to 0.
    /// </summary>
    public static NgramSmoothing MaximumLikelihood { get; } = new(k: 0);

    /// <summary>What every count is raised by; null for <see cref="KneserNey"/>.</summary>
    public double? K { get; }

    /// <summary>Every n-gram, seen or not, counts k more than it was seen; with k = 1 and order 2 it is makemore's bigram of counts.</summary>
    /// <param name="k">How much more, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is negative or not a finite number.</exception>
    public static NgramSmoothing AddK(double k)
    {
        Require(IsAllowed(k), k, "must be a finite number, 0 (no smoothing) or more");
        return new NgramSmoothing(k);
    }

    /// <summary>The name: <c>kneser-ney</c>, <c>add-1</c>.</summary>
    public override string ToString() => K is { } k ? string.Create(CultureInfo.InvariantCulture, $"{AddKPrefix}{k}") : KneserNeyName;

    /// <summary>The smoothing of a name, or null if it is none.</summary>
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
