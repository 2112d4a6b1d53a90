using System.Runtime.InteropServices;
using static Makemore.OptionRange;

namespace Makemore;

/// <summary>
/// A vocabulary of words. The boundary &lt;s&gt; has the number 0, &lt;unk&gt; has the number 1, and the words have the
/// numbers from 2.
/// </summary>
internal sealed class WordVocabulary : Vocabulary
{
    /// <summary>
    /// The spelling of the boundary. It never occurs as a token of a text. The tokenizer splits it into three tokens,
    /// and in a text that is already split into tokens it is an unknown word.
    /// </summary>
    public const string BoundaryToken = "<s>";

    /// <summary>The number of tokens that are not words.</summary>
    public const int SpecialTokens = 2;

    private const int UnknownNumber = 1;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;

    /// <summary>
    /// Creates a vocabulary of words, which are in the order of their numbers. Each word occurs once.
    /// </summary>
    public WordVocabulary(IEnumerable<string> words, bool foldsCase, bool isPretokenized)
        : base([BoundaryToken, WordTokenizer.Unknown, .. words], separator: " ")
    {
        FoldsCase = foldsCase;
        IsPretokenized = isPretokenized;
        var numbers = new Dictionary<string, int>(Count);
        foreach (string token in Tokens)
            numbers.Add(token, numbers.Count);
        _numbers = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public override Tokens Kind => Makemore.Tokens.Words;

    public override int? Unknown => UnknownNumber;

    public override bool FoldsCase { get; }

    public override bool IsPretokenized { get; }

    public static WordVocabulary FromCorpus(
        Corpus corpus, int size, int minimumCount, bool foldCase, bool pretokenized, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        Require(size > SpecialTokens, size, $"must be {SpecialTokens + 1} or more: the boundary, {WordTokenizer.Unknown}, and a word");
        Require(minimumCount >= 1, minimumCount, "must be 1 or more");
        Dictionary<string, int> counts = CountWords(corpus, foldCase, pretokenized, cancellationToken);
        if (counts.Count == 0)
            throw new CorpusException($"{corpus.Source} holds no words; a vocabulary needs at least one word.");
        string[] words =
        [
            .. counts
                .Where(word => word.Value >= minimumCount)
                .OrderByDescending(word => word.Value)
                .ThenBy(word => word.Key, StringComparer.Ordinal)
                .Take(size - SpecialTokens)
                .Select(word => word.Key),
        ];
        return words.Length > 0
            ? new WordVocabulary(words, foldCase, pretokenized)
            : throw new CorpusException($"No word of {corpus.Source} occurs {minimumCount} times, the commonest {counts.Values.Max()}; take a longer text, or a smaller minimum count.");
    }

    public override int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new List<int>();
        Encode(text, numbers);
        return [.. numbers];
    }

    private protected override int? Find(string token) => _numbers.TryGetValue(Folded(token, FoldsCase), out int number) ? number : null;

    internal override void Encode(Corpus corpus, int index, List<int> numbers) => Encode(corpus[index], numbers);

    private void Encode(string text, List<int> numbers)
    {
        foreach (ReadOnlySpan<char> token in new WordTokenizer(Folded(text, FoldsCase), IsPretokenized))
            numbers.Add(_numbers.TryGetValue(token, out int number) && number != Boundary ? number : UnknownNumber);
    }

    /// <summary>How often each word occurs. The tokens &lt;unk&gt; and &lt;s&gt; in a text are not words.</summary>
    private static Dictionary<string, int> CountWords(Corpus corpus, bool foldCase, bool pretokenized, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        var byToken = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string line in corpus)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ReadOnlySpan<char> token in new WordTokenizer(Folded(line, foldCase), pretokenized))
                CollectionsMarshal.GetValueRefOrAddDefault(byToken, token, out _)++;
        }
        counts.Remove(WordTokenizer.Unknown);
        counts.Remove(BoundaryToken);
        return counts;
    }

    private static string Folded(string text, bool foldCase) => foldCase ? text.ToLowerInvariant() : text;
}
