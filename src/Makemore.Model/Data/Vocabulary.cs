namespace Makemore;

/// <summary>
/// The notebook's <c>stoi</c> and <c>itos</c>: the tokens, each with its number. The boundary is 0. The tokens are the
/// letters of an alphabet (<see cref="FromAlphabet"/>, <see cref="FromCorpus"/>) or the words of a text (<see cref="FromWords"/>).
/// </summary>
public abstract class Vocabulary
{
    /// <summary>The number of the token that stands before a text's beginning and after its end.</summary>
    public const int Boundary = 0;

    private readonly string[] _tokens;
    private readonly string _separator;

    /// <summary>Takes the tokens.</summary>
    /// <param name="tokens">The tokens by number; none is empty.</param>
    /// <param name="separator">What stands between two of them in a text.</param>
    private protected Vocabulary(string[] tokens, string separator)
    {
        _tokens = tokens;
        _separator = separator;
        Tokens = tokens.AsReadOnly();
    }

    /// <summary>What the tokens are.</summary>
    public abstract Tokens Kind { get; }

    /// <summary>The number of the token &lt;unk&gt;, which stands for every word that has none of its own; null for characters.</summary>
    public abstract int? Unknown { get; }

    /// <summary>Whether texts are brought to lower case before they are numbered.</summary>
    public abstract bool FoldsCase { get; }

    /// <summary>How many tokens there are, the boundary among them.</summary>
    public int Count => _tokens.Length;

    /// <summary>The tokens by number.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The notebook's <c>itos</c>: the token with a number.</summary>
    /// <param name="index">The number.</param>
    public string this[int index] => _tokens[index];

    /// <summary>The vocabulary of an alphabet: the boundary '.', and every letter of it, sorted by code point.</summary>
    /// <param name="alphabet">The letters, one at least, each once, in any order, without the boundary '.'.</param>
    /// <exception cref="ArgumentException">The alphabet is empty, repeats a letter, or holds the boundary or half of a surrogate pair.</exception>
    public static Vocabulary FromAlphabet(string alphabet) => CharacterVocabulary.FromAlphabet(alphabet);

    /// <summary>The vocabulary of a corpus's letters: the boundary '.', and every letter that occurs, sorted by code point.</summary>
    /// <param name="corpus">The words.</param>
    /// <exception cref="CorpusException">A word holds the boundary '.' or half of a surrogate pair; the message names file, line and column.</exception>
    public static Vocabulary FromCorpus(Corpus corpus) => CharacterVocabulary.FromCorpus(corpus);

    /// <summary>
    /// The vocabulary of a corpus's words: the boundary &lt;s&gt;, which is 0, &lt;unk&gt;, which is 1, and then the words,
    /// the commonest first, and those that are as common in ordinal order. Numbers and punctuation marks are words too.
    /// </summary>
    /// <param name="corpus">The sentences.</param>
    /// <param name="size">How many tokens there are at most, 3 or more; the rarest words that are too many become &lt;unk&gt;.</param>
    /// <param name="minimumCount">How often a word occurs at least, 1 or more; the rarer ones become &lt;unk&gt;.</param>
    /// <param name="foldCase">Whether texts are brought to lower case first.</param>
    /// <exception cref="CorpusException">The corpus has no words, or none is common enough.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size or the count is too small.</exception>
    public static Vocabulary FromWords(Corpus corpus, int size, int minimumCount = 1, bool foldCase = false) =>
        WordVocabulary.FromCorpus(corpus, size, minimumCount, foldCase);

    /// <summary>The notebook's <c>stoi</c>: the number of a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The vocabulary has no such token.</exception>
    public int IndexOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Find(token) ?? throw new ArgumentException($"'{token}' is not one of the vocabulary's {Count} tokens.", nameof(token));
    }

    /// <summary>The notebook's <c>stoi</c>: the number of a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <exception cref="ArgumentException">The vocabulary has no such letter.</exception>
    public int IndexOf(char letter) => IndexOf(letter.ToString());

    /// <summary>The numbers of a text's tokens, without boundaries around them.</summary>
    /// <param name="text">The text. Words that are not in the vocabulary become &lt;unk&gt;, so that words make any text.</param>
    /// <exception cref="ArgumentException">A letter is the boundary or is not in the vocabulary; the message names its column.</exception>
    public abstract int[] Encode(string text);

    /// <summary>The text of a run of numbers: letters one behind the other, words with a space between them. The boundary is written too.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in the vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> numbers)
    {
        int length = _separator.Length * numbers.Length;
        foreach (int number in numbers)
        {
            if ((uint)number >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(numbers), FormattableString.Invariant($"{number} is not the number of a token; those lie between 0 and {Count - 1}."));
            length += _tokens[number].Length;
        }
        const int Short = 64;
        Span<char> text = length <= Short ? stackalloc char[Short] : new char[length];
        int end = 0;
        foreach (int number in numbers)
        {
            if (end > 0)
                Write(_separator, text, ref end);
            Write(_tokens[number], text, ref end);
        }
        return new string(text[..end]);
    }

    /// <summary>The number of a token, or null.</summary>
    private protected abstract int? Find(string token);

    /// <summary>Appends the numbers of a corpus's line, or throws naming the file, the line and the column.</summary>
    internal abstract void Encode(Corpus corpus, int index, List<int> numbers);

    /// <summary>Whether another vocabulary gives every text the same numbers, and every number the same token.</summary>
    internal bool HasSameTokens(Vocabulary other) =>
        this == other || (Kind == other.Kind && FoldsCase == other.FoldsCase && _tokens.AsSpan().SequenceEqual(other._tokens));

    private static void Write(string part, Span<char> text, ref int end)
    {
        part.CopyTo(text[end..]);
        end += part.Length;
    }
}
