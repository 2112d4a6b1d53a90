namespace Makemore.Benchmarks;

/// <summary>
/// A text of made-up words. The n-th most frequent word occurs in proportion to 1/n, as in English (Zipf's law). The
/// cost of a step depends on the number of words and on their frequencies, but not on their meaning.
/// </summary>
internal static class ZipfText
{
    /// <summary>The size of the vocabulary: the words, the boundary and the unknown word.</summary>
    public const int Words = 5_400;

    private const int Tokens = 730_000;
    private const int SentenceTokens = 24;
    private const int Seed = 1;

    /// <summary>The examples of the text.</summary>
    public static ContextDataset Examples(int context)
    {
        Corpus corpus = Corpus.FromLines(Sentences());
        return ContextDataset.Build(corpus, Vocabulary.FromWords(corpus, Words), context);
    }

    /// <summary>
    /// The sentences. Every word occurs once at the beginning, so that the vocabulary is complete. The words after that
    /// are drawn by Zipf's law. The end of a sentence counts as a token too.
    /// </summary>
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

    /// <summary>The letters of a word. A word with digits would be split into several tokens.</summary>
    private static string Name(int n)
    {
        string name = "";
        for (int rest = n; rest > 0 || name.Length == 0; rest /= 26)
            name = (char)('a' + rest % 26) + name;
        return name;
    }
}
