using System.Globalization;
using Makemore.CommandLine.Options;

namespace Makemore.CommandLine.Data;

/// <summary>How a text becomes the train, dev and test parts, and how the vocabulary of a word model is built.</summary>
/// <param name="Split">The split that shuffles the lines.</param>
internal sealed record Protocol(CorpusSplit Split)
{
    private const string InOrder = "Ordered";
    private const string Distinct = "distinct";
    private const string Running = "running-text";
    private const string Cased = "keep-case";
    private const string Pretokenized = "pretokenized";
    private const string OfAllParts = "vocabulary-of-all";
    private const string Count = "minimum-count";

    /// <summary>The protocol without any options.</summary>
    public static Protocol Default { get; } = new(CorpusSplit.Makemore);

    /// <summary>The numbers of words in the train and dev parts if the text keeps its order; null if its lines are shuffled.</summary>
    public (int Train, int Dev)? Words { get; init; }

    /// <summary>Whether the dev part leaves out the lines of the train part, and the test part those of both.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>Whether contexts go on over the ends of the lines.</summary>
    public bool IsRunningText { get; init; }

    /// <summary>Whether words keep their upper-case letters.</summary>
    public bool KeepsCase { get; init; }

    /// <summary>Whether the tokens are already separated by white space.</summary>
    public bool IsPretokenized { get; init; }

    /// <summary>Whether the words of all parts are counted for the vocabulary, and not only those of the train part.</summary>
    public bool CountsAllParts { get; init; }

    /// <summary>How often a word must occur. A rarer word becomes &lt;unk&gt;, because its vector could not be learned from so few examples.</summary>
    public int MinimumCount { get; init; } = 4;

    /// <summary>The protocol as it is shown, in lower case.</summary>
    public string Name => ToString().ToLowerInvariant();

    /// <summary>Splits a text.</summary>
    /// <exception cref="CorpusException">The text is too short for the split.</exception>
    public (Corpus Train, Corpus Dev, Corpus Test) Parts(Corpus corpus)
    {
        (Corpus train, Corpus dev, Corpus test) = AllParts(corpus);
        if (!IsDistinct)
            return (train, dev, test);
        return (train, Left("dev", dev.Without(train)), Left("test", test.Without(train).Without(dev)));

        Corpus Left(string part, Corpus lines) => lines.Count > 0
            ? lines
            : throw new CorpusException($"{corpus.Source}: every line of the {part} part is also in another part; leave out --distinct.");
    }

    /// <summary>The whole text, as running text if the protocol says so.</summary>
    public Corpus Read(Corpus corpus) => IsRunningText ? corpus.AsRunningText() : corpus;

    /// <summary>Whether another protocol puts the same words into the same parts.</summary>
    public bool HasPartsOf(Protocol other) =>
        IsDistinct == other.IsDistinct && Words == other.Words && (Words is null ? Split == other.Split : IsPretokenized == other.IsPretokenized);

    /// <summary>
    /// The protocol in words that <see cref="Parse"/> reads: the split, and every option that differs from the default.
    /// </summary>
    public override string ToString() => string.Join(' ', Terms());

    /// <summary>Reads a protocol; null if the text is not one.</summary>
    public static Protocol? Parse(string text)
    {
        var words = new Queue<string>(text.Split(' '));
        if (First(words) is not { } protocol)
            return null;
        while (words.TryDequeue(out string? word))
        {
            Protocol? next = word.ToLowerInvariant() switch
            {
                Distinct => protocol with { IsDistinct = true },
                Running => protocol with { IsRunningText = true },
                Cased => protocol with { KeepsCase = true },
                Pretokenized => protocol with { IsPretokenized = true },
                OfAllParts => protocol with { CountsAllParts = true },
                Count when Number(words) is { } count => protocol with { MinimumCount = count },
                _ => null,
            };
            if (next is null)
                return null;
            protocol = next;
        }
        return protocol;
    }

    /// <summary>The parts, which may have lines in common.</summary>
    private (Corpus Train, Corpus Dev, Corpus Test) AllParts(Corpus corpus) =>
        Words is { } words ? Read(corpus).SplitInOrder(words.Train, words.Dev, IsPretokenized) : corpus.Split(Split);

    private static Protocol? First(Queue<string> words)
    {
        string split = words.Dequeue();
        if (!split.Equals(InOrder, StringComparison.OrdinalIgnoreCase))
            return Choice<CorpusSplit>.Find(split) is { } known ? new Protocol(known) : null;
        return Number(words) is { } train && Number(words) is { } dev ? Default with { Words = (train, dev) } : null;
    }

    private static int? Number(Queue<string> words) =>
        words.TryDequeue(out string? word) && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 ? number : null;

    private IEnumerable<string> Terms()
    {
        yield return Words is { } words ? string.Create(CultureInfo.InvariantCulture, $"{InOrder} {words.Train} {words.Dev}") : $"{Split}";
        if (IsDistinct)
            yield return Distinct;
        if (IsRunningText)
            yield return Running;
        if (KeepsCase)
            yield return Cased;
        if (IsPretokenized)
            yield return Pretokenized;
        if (CountsAllParts)
            yield return OfAllParts;
        if (MinimumCount != Default.MinimumCount)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Count} {MinimumCount}");
    }
}
