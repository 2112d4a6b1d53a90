namespace Makemore.Benchmarks;

/// <summary>
/// A text of made-up words, of which the n-th commonest occurs in proportion to 1/n, as in English (Zipf's law): what a
/// step costs depends on how many words there are and how often they repeat, not on what they mean.
/// </summary>
internal static class ZipfText
{
    /// <summary>The vocabulary: the words, the boundary and the unknown word.</summary>
    public const int Words = 5_400;

    private const int Tokens = 730_000;
    private const int SentenceTokens = 24;
    private const int Seed = 1;

    /// <summary>The examples that a model reads in the text.</summary>
    public static ContextDataset Examples(int context)
    {
        Corpus corpus = Corpus.FromLines(Sentences());
        return ContextDataset.Build(corpus, Vocabulary.FromWords(corpus, Words), context);
    }

    /// <summary>Every word once, so that the vocabulary is whole; then as Zipf's law draws them. A sentence's end is a token too.</summary>
    private static IEnumerable<string> Sentences()
    {
        double[] sums = new double[Words - 2];
        for (int n = 0; n < sums.Length; n++)
            sums[n] = (n == 0 ? 0 : sums[n - 1]) + 1.0 / (n + 1);

        var random = new Random(Seed);
        int Draw()
        {
            int n = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
            return n < 0 ? ~n : n;
        }

        const int Drawn = SentenceTokens - 1;
        IEnumerable<int> words = [.. Enumerable.Range(0, sums.Length), .. Enumerable.Range(0, Tokens / SentenceTokens * Drawn - sums.Length).Select(_ => Draw())];
        return words.Chunk(Drawn).Select(sentence => string.Join(' ', sentence.Select(Name)));
    }

    /// <summary>A word in letters, as digits would be told apart as numbers.</summary>
    private static string Name(int n)
    {
        string name = "";
        for (int rest = n; rest > 0 || name.Length == 0; rest /= 26)
            name = (char)('a' + rest % 26) + name;
        return name;
    }
}
