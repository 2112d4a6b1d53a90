namespace Makemore;

/// <summary>
/// The tokens of a model and their numbers: the notebook's <c>stoi</c> and <c>itos</c>. The boundary has the number 0.
/// The other tokens are the characters of an alphabet (<see cref="FromAlphabet"/>, <see cref="FromCorpus"/>) or the
/// words of a text (<see cref="FromWords"/>).
/// </summary>
/// <remarks>
/// A vocabulary does not change. Any number of threads may use it. Two vocabularies are equal if they give every text
/// the same numbers, and every number the same token.
/// </remarks>
public abstract class Vocabulary : IEquatable<Vocabulary>
{
    /// <summary>The number of the boundary, the token before the beginning and after the end of a text.</summary>
    public const int Boundary = 0;

    /// <summary>How many characters a string of .NET can have.</summary>
    private const int MostLetters = 0x3FFF_FFDF;

    private readonly string[] _tokens;
    private readonly string _separator;

    /// <summary>Sets the tokens.</summary>
    /// <param name="tokens">The tokens by number. A token is not empty.</param>
    /// <param name="separator">The text between two tokens.</param>
    private protected Vocabulary(string[] tokens, string separator)
    {
        _tokens = tokens;
        _separator = separator;
        Tokens = tokens.AsReadOnly();
    }

    /// <summary>The kind of the tokens: characters or words.</summary>
    public abstract Tokens Kind { get; }

    /// <summary>
    /// The number of the token &lt;unk&gt;, which represents every word that is not in the vocabulary; null for
    /// characters.
    /// </summary>
    public abstract int? Unknown { get; }

    /// <summary>Whether texts are converted to lower case before they are encoded.</summary>
    public abstract bool FoldsCase { get; }

    /// <summary>
    /// Whether the tokens of a text are already separated by white space. If not, a vocabulary of words splits a text
    /// into words, numbers and punctuation marks.
    /// </summary>
    public abstract bool IsPretokenized { get; }

    /// <summary>The number of tokens, including the boundary.</summary>
    public int Count => _tokens.Length;

    /// <summary>The tokens by number.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The notebook's <c>itos</c>: the token with a number.</summary>
    /// <param name="index">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">No token has the number.</exception>
    public string this[int index]
    {
        get
        {
            ModelArguments.ThrowUnlessToken(index, Count, nameof(index));
            return _tokens[index];
        }
    }

    /// <summary>
    /// Creates the vocabulary of an alphabet. It has the boundary '.' and every letter of the alphabet, sorted by code
    /// point.
    /// </summary>
    /// <param name="alphabet">The letters: at least one, each once, in any order, without the boundary '.'.</param>
    /// <exception cref="ArgumentException">
    /// The alphabet is empty, repeats a letter, or contains the boundary, half of a surrogate pair or U+FFFD.
    /// </exception>
    public static Vocabulary FromAlphabet(string alphabet) => CharacterVocabulary.FromAlphabet(alphabet);

    /// <summary>
    /// Creates the vocabulary of the letters of a corpus. It has the boundary '.' and every letter that occurs, sorted
    /// by code point.
    /// </summary>
    /// <param name="corpus">The words.</param>
    /// <exception cref="CorpusException">
    /// The corpus has no words. Or a word contains the boundary '.', half of a surrogate pair or U+FFFD, and the message
    /// names the file, the line and the column.
    /// </exception>
    public static Vocabulary FromCorpus(Corpus corpus) => CharacterVocabulary.FromCorpus(corpus);

    /// <summary>
    /// Creates the vocabulary of the words of a corpus. The boundary &lt;s&gt; has the number 0, and &lt;unk&gt; has
    /// the number 1. The words follow, the most frequent word first. Equally frequent words are in ordinal order.
    /// Numbers and punctuation marks are words too.
    /// </summary>
    /// <param name="corpus">The sentences.</param>
    /// <param name="size">The maximum number of tokens, 3 or more. The rarest words beyond it become &lt;unk&gt;.</param>
    /// <param name="minimumCount">The minimum number of occurrences of a word, 1 or more. Rarer words become &lt;unk&gt;.</param>
    /// <param name="foldCase">Whether texts are converted to lower case first.</param>
    /// <param name="pretokenized">
    /// Whether the tokens of a text are already separated by white space. For example, <c>well-known</c> is then one
    /// token instead of three.
    /// </param>
    /// <param name="cancellationToken">Stops the counting of the words.</param>
    /// <exception cref="CorpusException">The corpus has no words, or none of them is frequent enough.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size or the count is too small.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static Vocabulary FromWords(
        Corpus corpus, int size, int minimumCount = 1, bool foldCase = false, bool pretokenized = false, CancellationToken cancellationToken = default) =>
        WordVocabulary.FromCorpus(corpus, size, minimumCount, foldCase, pretokenized, cancellationToken);

    /// <summary>The notebook's <c>stoi</c>: the number of a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="UnknownTokenException">
    /// The vocabulary has no such token. The message names similar tokens.
    /// </exception>
    public int IndexOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Find(token) ?? throw UnknownTokenException.Among(Tokens, token);
    }

    /// <summary>The notebook's <c>stoi</c>: the number of a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <exception cref="UnknownTokenException">The vocabulary has no such letter.</exception>
    public int IndexOf(char letter) => IndexOf(letter.ToString());

    /// <summary>Encodes a text as the numbers of its tokens, without boundaries around them.</summary>
    /// <param name="text">
    /// The text. A vocabulary of words encodes any text. A word that is not in the vocabulary becomes &lt;unk&gt;.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A letter is the boundary or is not in the vocabulary. The message names its column.
    /// </exception>
    public abstract int[] Encode(string text);

    /// <summary>
    /// Decodes numbers to a text. Letters follow each other directly, and words have a space between them. The text
    /// includes boundaries.
    /// </summary>
    /// <param name="numbers">The numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in the vocabulary.</exception>
    /// <exception cref="InsufficientMemoryException">The text is longer than a string can be.</exception>
    public string Decode(ReadOnlySpan<int> numbers)
    {
        long length = (long)_separator.Length * numbers.Length;
        foreach (int number in numbers)
        {
            ModelArguments.ThrowUnlessToken(number, Count, nameof(numbers));
            length += _tokens[number].Length;
        }
        if (length > MostLetters)
            throw new InsufficientMemoryException($"The text has {length} characters, and a string has room for {MostLetters}; decode fewer numbers.");
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

    /// <summary>
    /// Whether another vocabulary gives every text the same numbers, and every number the same token.
    /// </summary>
    /// <param name="other">The other vocabulary.</param>
    public bool Equals(Vocabulary? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && FoldsCase == other.FoldsCase && IsPretokenized == other.IsPretokenized
            && _tokens.AsSpan().SequenceEqual(other._tokens));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Vocabulary);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(Kind, FoldsCase, Count, _tokens[^1]);

    /// <summary>Encodes the prompt of a sampling. A fault names the option.</summary>
    internal virtual int[] EncodePrompt(string prompt) => Encode(prompt);

    /// <summary>The number of a token, or null.</summary>
    private protected abstract int? Find(string token);

    /// <summary>Appends the numbers of a line of a corpus. An error names the file, the line and the column.</summary>
    internal abstract void Encode(Corpus corpus, int index, List<int> numbers);

    private static void Write(string part, Span<char> text, ref int end)
    {
        part.CopyTo(text[end..]);
        end += part.Length;
    }
}
