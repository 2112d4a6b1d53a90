using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Ngrams;

public sealed class KneserNeyTests
{
    private const double Rounding = 1e-6;

    /// <summary>A case is a text, which is also read as a running text, and contexts that need not occur in it.</summary>
    public static PropertyOf<(List<string> Words, int Order, List<int[]> Contexts)> IsTheReference { get; } = new(
        Gen.Select(Gen.String[Gen.Char["abcd"], 1, 9].List[1, 60], Gen.Int[1, 6], Gen.Int[0, 4].Array[6].List[20]),
        of =>
        {
            AssertIsTheReference(of, isRunningText: false);
            AssertIsTheReference(of, isRunningText: true);
        });

    /// <summary>. a b .   . a b .   . b .</summary>
    private static readonly Text Three = new("ab", ["ab", "ab", "b"]);

    /// <summary>
    /// n1 = 8, n2 = 4, n3 = 2, n4 = 1: Y = 8/16 = 1/2, D1 = 1 − 2·½·4/8 = 1/2, D2 = 2 − 3·½·2/4 = 5/4, D3+ = 3 − 4·½·1/2 = 2.
    /// </summary>
    [Fact]
    public void TheDiscountsAreChensAndGoodmans() => Assert.Equal(new Discounts(0.5, 1.25, 2), Discounts.Of(8, 4, 2, 1));

    /// <summary>In the last of them n3 is so large that D2 = 2 − 3·(1/3)·4/2 = −2 would be a gift.</summary>
    [Theory]
    [InlineData(0, 4, 2, 1)]
    [InlineData(8, 0, 2, 1)]
    [InlineData(8, 4, 0, 1)]
    [InlineData(8, 4, 2, 0)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(2, 2, 4, 1)]
    public void WhereTheyCannotBeEstimatedTheyAreHalves(int n1, int n2, int n3, int n4) =>
        Assert.Equal(new Discounts(0.5, 1, 1.5), Discounts.Of(n1, n2, n3, n4));

    /// <summary>
    /// Seven letters and the boundary occur once, four letters twice, two three times, one four times: 26 in all, with the
    /// discounts above. They leave γ = (8·½ + 4·5/4 + 3·2) / 26 = 15/26 to all 27 tokens alike.
    /// </summary>
    [Fact]
    public void AUnigramIsInterpolatedWithAllTokensAlike()
    {
        NgramModel model = new Text("abcdefghijklmnopqrstuvwxyz", ["abcdefghhiijjkklllmmmnnnn"]).Count(order: 1);
        double all = 15 / 26.0 / 27;
        Assert.Equal(0.5 / 26 + all, model.Probability("", '.'), Rounding);
        Assert.Equal(0.5 / 26 + all, model.Probability("", 'g'), Rounding);
        Assert.Equal(0.75 / 26 + all, model.Probability("", 'h'), Rounding);
        Assert.Equal(1.0 / 26 + all, model.Probability("", 'l'), Rounding);
        Assert.Equal(2.0 / 26 + all, model.Probability("", 'n'), Rounding);
        Assert.Equal(all, model.Probability("", 'z'), Rounding);
    }

    /// <summary>
    /// Bigrams: .a 2, .b 1, ab 2, b. 3; so few that the discounts are ½, 1, 1½. Continuations: a stands behind one token (.),
    /// b behind two (a, .), the boundary behind one (b): 4, which give up ½ + 1 + ½ = 2, a half. Over V = 3:
    /// p(a) = p(.) = ½/4 + ½·⅓ = 7/24, p(b) = 1/4 + ½·⅓ = 10/24.
    /// </summary>
    [Fact]
    public void ABigramBacksOffToContinuations()
    {
        NgramModel model = Three.Count(order: 2);

        // Behind the boundary: a 2, b 1, of 3; they give up 1 + ½, a half.
        Assert.Equal(1 / 3.0 + 7 / 48.0, model.Probability(".", 'a'), Rounding);
        Assert.Equal(0.5 / 3 + 10 / 48.0, model.Probability(".", 'b'), Rounding);
        Assert.Equal(7 / 48.0, model.Probability(".", '.'), Rounding);

        // Behind a: b 2; gives up 1, a half. Behind b: the boundary 3; gives up 1½, a half.
        Assert.Equal(0.5 + 10 / 48.0, model.Probability("a", 'b'), Rounding);
        Assert.Equal(0.5 + 7 / 48.0, model.Probability("b", '.'), Rounding);
    }

    /// <summary>
    /// Trigrams: .ab 2, .b. 1, ab. 2. Below them ab continues one token (.), b. two (a, .); .a and .b occur 2 and 1 times, for
    /// nothing stands before the boundary. Unigrams as above.
    /// </summary>
    [Fact]
    public void ATrigramOfALinesBeginningHasASingleBoundary()
    {
        NgramModel model = Three.Count(order: 3);

        // A line's first token: the bigram's numbers, though the context is two boundaries long.
        Assert.Equal(1 / 3.0 + 7 / 48.0, model.Probability("..", 'a'), Rounding);

        // p(b | a) = ½/1 + ½ p(b) = 17/24, and p(b | .a) = 1/2 + ½ p(b | a).
        Assert.Equal(0.5 + 17 / 48.0, model.Probability(".a", 'b'), Rounding);

        // p(. | b) = 1/2 + ½ p(.) = 31/48, and p(. | .b) = ½/1 + ½ p(. | b).
        Assert.Equal(0.5 + 31 / 96.0, model.Probability(".b", '.'), Rounding);

        // bb was never seen: p(. | b).
        Assert.Equal(31 / 48.0, model.Probability("bb", '.'), Rounding);
    }

    [Fact]
    public void IsTheReferenceOnAnyTextAndSumsToOneAfterAnyContext() => IsTheReference.Holds(seed: "000aNkpJdw51", cases: 200);

    private static void AssertIsTheReference((List<string> Words, int Order, List<int[]> Contexts) of, bool isRunningText)
    {
        (List<string> words, int order, List<int[]> contexts) = of;
        var text = new Text("abcd", words, isRunningText);
        NgramModel model = text.Count(order);
        var reference = new KneserNeyReference(text.Lines, order, text.Vocabulary.Count, isRunningText);
        ContextDataset seen = text.Data(order);
        foreach (int[] context in contexts.Concat(Enumerable.Range(0, Math.Min(seen.Count, 20)).Select(i => (int[])[0, 0, 0, 0, 0, 0, .. seen.Context(i)])))
        {
            int[] history = context[^(order - 1)..];
            double[] probabilities = model.Probabilities(history);
            Assert.Equal(1, probabilities.Sum(), Rounding);
            int[] fromBoundary = history[Math.Max(Array.LastIndexOf(history, Vocabulary.Boundary), 0)..];
            for (int token = 0; token < probabilities.Length; token++)
                Assert.Equal(reference.Probability(fromBoundary, token), probabilities[token], Rounding);
        }
    }
}
