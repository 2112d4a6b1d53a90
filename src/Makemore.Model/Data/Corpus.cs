using System.Collections;

namespace Makemore;

/// <summary>
/// The lines that a model learns from, in the order of the file. A line is a word or, for a word model, a sentence.
/// </summary>
/// <remarks>A corpus does not change. Any number of threads may use it.</remarks>
public sealed class Corpus : IReadOnlyList<string>
{
    private static readonly Lazy<Corpus> LazyGivenNames = new(ReadGivenNames);

    /// <summary>
    /// The largest rounding error of a sum of shares. For example, 0.7 + 0.2 is a little less than 0.9. The error must
    /// not move a word to another part.
    /// </summary>
    private const double Hair = 1e-12;

    /// <summary>
    /// The number of words in the dev part of <see cref="CorpusSplit.Eureka"/>, and in its test part.
    /// </summary>
    private const int EurekaHeldBack = 1000;

    private readonly string[] _words;
    private readonly int[] _lines;

    internal Corpus(string source, string[] words, int[] lines, bool isRunningText = false)
    {
        Source = source;
        IsRunningText = isRunningText;
        _words = words;
        _lines = lines;
    }

    /// <summary>
    /// Given names from many cultures, in the ASCII letters a to z. Each name occurs once. The list was written for
    /// this project and is embedded in the assembly.
    /// </summary>
    public static Corpus GivenNames => LazyGivenNames.Value;

    /// <summary>The source of the words in messages: the path of the file, or a description.</summary>
    public string Source { get; }

    /// <summary>
    /// Whether the lines are one running text. If so, a context goes on over the ends of the lines, and no line ends
    /// with a boundary.
    /// </summary>
    public bool IsRunningText { get; }

    /// <summary>The number of words.</summary>
    public int Count => _words.Length;

    /// <summary>The word at an index, counted from 0.</summary>
    /// <param name="index">The index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word.</exception>
    public string this[int index]
    {
        get
        {
            ModelArguments.ThrowUnlessIndex(index, Count, nameof(index));
            return _words[index];
        }
    }

    /// <summary>
    /// Reads a text file with one word or sentence on each line. The encoding is UTF-8, with or without a byte-order
    /// mark. Lines end with \n, \r\n or \r. Empty lines are skipped.
    /// </summary>
    /// <remarks>
    /// A file may have 2,000,000,000 bytes. The memory is in proportion to the file: at most 24 bytes for each of its
    /// bytes, if every line has a single letter, and 1 MiB more. For a list of names, it is about 10 bytes for each
    /// byte, and 7 bytes after the reading.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CorpusException">
    /// The file is not such a text, or it has no words. If the fault is in a line, the message names the line and the
    /// column.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static Corpus Load(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return CorpusReader.Read(path, cancellationToken);
    }

    /// <summary>Creates a corpus of the given lines. Empty lines are skipped.</summary>
    /// <param name="lines">The words or sentences.</param>
    public static Corpus FromLines(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var words = new List<string>();
        var numbers = new List<int>();
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (string.IsNullOrEmpty(line))
                continue;
            words.Add(line);
            numbers.Add(number);
        }
        return new Corpus("the given lines", [.. words], [.. numbers]);
    }

    /// <summary>Creates a corpus with the same lines in lower case, by the rules of the invariant culture.</summary>
    public Corpus ToLowerInvariant() => new(Source, Array.ConvertAll(_words, word => word.ToLowerInvariant()), _lines, IsRunningText);

    /// <summary>
    /// Creates a corpus with the same lines as one running text. A model of such a text reads over the ends of the
    /// lines, and does not predict them.
    /// </summary>
    public Corpus AsRunningText() => new(Source, _words, _lines, isRunningText: true);

    /// <summary>
    /// Creates a corpus with the lines that another corpus does not have. For example, <c>dev.Without(train)</c> has only
    /// words that a model of the training part has not seen. A line that occurs several times stays as often as it was.
    /// </summary>
    /// <param name="other">The other corpus.</param>
    public Corpus Without(Corpus other)
    {
        ArgumentNullException.ThrowIfNull(other);
        // The other corpus may have many millions of lines, so no set is made of it.
        HashSet<string> common = [.. _words];
        common.IntersectWith(other);
        return Pick([.. Enumerable.Range(0, Count).Where(i => !common.Contains(_words[i]))]);
    }

    /// <summary>
    /// Shuffles the words and splits them, as makemore does: <c>random.seed(seed); random.shuffle(words)</c>, and then
    /// a cut at whole numbers of words. The same seed gives the same three parts on every machine.
    /// </summary>
    /// <param name="train">The share of the training part; 0.8 by default.</param>
    /// <param name="dev">The share of the dev part; 0.1 by default. The rest is the test part.</param>
    /// <param name="seed">The seed of the shuffle; 42 by default.</param>
    /// <returns>Three corpora that together have every word once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or both together exceed 1.</exception>
    public (Corpus Train, Corpus Dev, Corpus Test) Split(double train = 0.8, double dev = 0.1, int seed = 42)
    {
        if (!(train >= 0 && train <= 1))
            throw new ArgumentOutOfRangeException(nameof(train), FormattableString.Invariant($"The share of the training part is {train}; it must be between 0 and 1."));
        if (!(dev >= 0 && train + dev <= 1 + Hair))
            throw new ArgumentOutOfRangeException(nameof(dev), FormattableString.Invariant($"The share of the dev part is {dev}; it must be 0 or more, and at most 1 together with {train}."));

        int[] order = Shuffled(seed);
        int trainEnd = Cut(train);
        int devEnd = Cut(train + dev);
        return (Pick(order[..trainEnd]), Pick(order[trainEnd..devEnd]), Pick(order[devEnd..]));
    }

    /// <summary>Splits the words as published work does. Losses can then be compared with published losses.</summary>
    /// <param name="split">The split.</param>
    /// <returns>Three corpora that together have every word once.</returns>
    /// <exception cref="CorpusException">There are too few words for the split.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such split.</exception>
    public (Corpus Train, Corpus Dev, Corpus Test) Split(CorpusSplit split) => split switch
    {
        CorpusSplit.Makemore => Split(),
        CorpusSplit.Eureka => SplitAsEureka(),
        _ => throw OptionRange.Fault(split, "must be Makemore or Eureka"),
    };

    /// <summary>
    /// Splits the text in its own order, as Bengio et al. 2003 do with the Brown corpus: the first words are the
    /// training part, the next words are the dev part, and the rest is the test part.
    /// </summary>
    /// <remarks>
    /// A word is a token of a word model, such as a punctuation mark. The parts have exactly these numbers of words. A
    /// line in which one part ends and the next begins is cut in two. For a message, the first column of the second
    /// piece is 1.
    /// </remarks>
    /// <param name="trainWords">The number of words in the training part; 1 or more.</param>
    /// <param name="devWords">The number of words in the dev part; 1 or more.</param>
    /// <param name="pretokenized">Whether the words are separated by white space, as in <see cref="Vocabulary.FromWords"/>.</param>
    /// <exception cref="CorpusException">There are too few words: the test part would be empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of words is less than 1.</exception>
    public (Corpus Train, Corpus Dev, Corpus Test) SplitInOrder(int trainWords, int devWords, bool pretokenized = false)
    {
        OptionRange.Require(trainWords >= 1, trainWords, "must be 1 or more");
        OptionRange.Require(devWords >= 1, devWords, "must be 1 or more");
        WordPlace[] ends = WordPlace.EndsOf(this, [trainWords, (long)trainWords + devWords], pretokenized);
        return (Between(new(0, 0), ends[0]), Between(ends[0], ends[1]), Between(ends[1], new(Count, 0)));
    }

    /// <summary>Enumerates the words in order.</summary>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_words).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The place of a letter in a message: the file, the line and the column, counted from 1.</summary>
    internal string Place(int index, int letter) => $"{Source}, line {_lines[index]}, column {letter + 1}";

    private (Corpus Train, Corpus Dev, Corpus Test) SplitAsEureka()
    {
        if (Count <= 2 * EurekaHeldBack)
            throw new CorpusException($"{Source} has {Counted.Of(Count, "word")}; the split 'eureka' holds back {Counted.Of(2 * EurekaHeldBack, "word")}. Take the split 'makemore'.");
        int[] order = Shuffled(seed: 42);
        return (Pick(order[(2 * EurekaHeldBack)..]), Pick(order[EurekaHeldBack..(2 * EurekaHeldBack)]), Pick(order[..EurekaHeldBack]));
    }

    /// <summary>The indices of the words in the order that Python's <c>random.shuffle</c> gives them.</summary>
    private int[] Shuffled(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        new PythonRandom(seed).Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>The number of words in a share, rounded down.</summary>
    private int Cut(double share) => Math.Min((int)(share * (1 + Hair) * Count), Count);

    private Corpus Pick(int[] places) =>
        new(Source, Array.ConvertAll(places, place => _words[place]), Array.ConvertAll(places, place => _lines[place]), IsRunningText);

    /// <summary>The lines between two places. The first and the last of them may be pieces of lines.</summary>
    private Corpus Between(WordPlace from, WordPlace to)
    {
        var words = new List<string>();
        var lines = new List<int>();
        for (int i = from.Line; i < Count && i <= to.Line; i++)
        {
            int start = i == from.Line ? from.Letter : 0;
            int end = i == to.Line ? to.Letter : _words[i].Length;
            if (start == end)
                continue;
            words.Add(_words[i][start..end]);
            lines.Add(_lines[i]);
        }
        return new Corpus(Source, [.. words], [.. lines], IsRunningText);
    }

    private static Corpus ReadGivenNames()
    {
        using Stream stream = typeof(Corpus).Assembly.GetManifestResourceStream("GivenNames.txt")!;
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return CorpusReader.Read(text, "the embedded given names");
    }
}
