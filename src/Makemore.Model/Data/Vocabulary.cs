using System.Buffers;
using System.Globalization;
using System.Text;

namespace Makemore;

/// <summary>
/// The notebook's <c>stoi</c> and <c>itos</c>: the tokens, each with its number. The boundary '.' is 0; the letters
/// follow, sorted by code point, from 1.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The number of the token that stands before a text's beginning and after its end.</summary>
    public const int Boundary = 0;

    private const char BoundaryLetter = '.';

    private readonly string[] _tokens;
    private readonly Dictionary<int, int> _numbers;

    private Vocabulary(IEnumerable<Rune> letters)
    {
        int[] sorted = [.. letters.Select(letter => letter.Value).Order()];
        _tokens = [BoundaryLetter.ToString(), .. sorted.Select(value => new Rune(value).ToString())];
        Tokens = _tokens.AsReadOnly();
        _numbers = new Dictionary<int, int>(sorted.Length + 1) { [BoundaryLetter] = Boundary };
        for (int i = 0; i < sorted.Length; i++)
            _numbers.Add(sorted[i], i + 1);
    }

    /// <summary>How many tokens there are, the boundary among them.</summary>
    public int Count => _tokens.Length;

    /// <summary>The tokens by number.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The notebook's <c>itos</c>: the token with a number.</summary>
    /// <param name="index">The number.</param>
    public string this[int index] => _tokens[index];

    /// <summary>The vocabulary of an alphabet: the boundary and every letter of it.</summary>
    /// <param name="alphabet">The letters, one at least, each once, in any order, without the boundary '.'.</param>
    /// <exception cref="ArgumentException">The alphabet is empty, repeats a letter, or holds the boundary or half of a surrogate pair.</exception>
    public static Vocabulary FromAlphabet(string alphabet)
    {
        ArgumentNullException.ThrowIfNull(alphabet);
        if (alphabet.Length == 0)
            throw new ArgumentException("The alphabet is empty; write one letter at least.", nameof(alphabet));
        var letters = new HashSet<Rune>();
        foreach (Rune letter in alphabet.EnumerateRunes())
        {
            if (ReasonAgainst(letter) is { } reason)
                throw new ArgumentException($"The alphabet: {reason}; leave it out.", nameof(alphabet));
            if (!letters.Add(letter))
                throw new ArgumentException($"The alphabet holds {Describe(letter)} twice; write each letter once.", nameof(alphabet));
        }
        return new Vocabulary(letters);
    }

    /// <summary>The vocabulary of a corpus: the boundary and every letter that occurs in it.</summary>
    /// <param name="corpus">The words.</param>
    /// <exception cref="CorpusException">A word holds the boundary '.' or half of a surrogate pair; the message names file, line and column.</exception>
    public static Vocabulary FromCorpus(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var letters = new HashSet<Rune>();
        for (int i = 0; i < corpus.Count; i++)
        {
            int column = 0;
            foreach (Rune letter in corpus[i].EnumerateRunes())
            {
                if (ReasonAgainst(letter) is { } reason)
                    throw new CorpusException($"{corpus.Place(i, column)}: {reason}; remove it from the file.");
                letters.Add(letter);
                column += letter.Utf16SequenceLength;
            }
        }
        return new Vocabulary(letters);
    }

    /// <summary>The notebook's <c>stoi</c>: the number of a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The vocabulary has no such token.</exception>
    public int IndexOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Rune.DecodeFromUtf16(token, out Rune letter, out int length) == OperationStatus.Done
            && length == token.Length
            && _numbers.TryGetValue(letter.Value, out int number)
                ? number
                : throw new ArgumentException($"'{token}' is not one of the vocabulary's {Count} tokens.", nameof(token));
    }

    /// <summary>The notebook's <c>stoi</c>: the number of a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <exception cref="ArgumentException">The vocabulary has no such letter.</exception>
    public int IndexOf(char letter) => IndexOf(letter.ToString());

    /// <summary>The numbers of a text's letters, without boundaries around them.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">A letter is the boundary or is not in the vocabulary; the message names its column.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new List<int>(text.Length);
        return TryEncode(text, numbers, out Rune foreign, out int column)
            ? [.. numbers]
            : throw new ArgumentException($"The text, column {column + 1}: {ReasonAgainst(foreign) ?? $"{Describe(foreign)} is not a letter of the vocabulary ({Summary()})"}.", nameof(text));
    }

    /// <summary>The text of a run of numbers; the boundary is written '.'.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in the vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> numbers)
    {
        int length = 0;
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
            _tokens[number].CopyTo(text[end..]);
            end += _tokens[number].Length;
        }
        return new string(text[..end]);
    }

    /// <summary>Appends the numbers of a corpus's word, or throws naming the file, the line and the column.</summary>
    internal void Encode(Corpus corpus, int index, List<int> numbers)
    {
        if (TryEncode(corpus[index], numbers, out Rune foreign, out int column))
            return;
        string fault = ReasonAgainst(foreign) is { } reason
            ? $"{reason}; remove it from the file"
            : $"{Describe(foreign)} is not a letter of the model's alphabet ({Summary()}); add it to [Mlp(Alphabet = …)] or change the file";
        throw new CorpusException($"{corpus.Place(index, column)}: {fault}.");
    }

    private bool TryEncode(string text, List<int> numbers, out Rune foreign, out int column)
    {
        column = 0;
        foreach (Rune letter in text.EnumerateRunes())
        {
            foreign = letter;
            if (!_numbers.TryGetValue(letter.Value, out int number) || number == Boundary)
                return false;
            numbers.Add(number);
            column += letter.Utf16SequenceLength;
        }
        foreign = default;
        return true;
    }

    private string Summary() =>
        Count <= 40 ? string.Concat(_tokens.Skip(1)) : $"{Count - 1} letters, {_tokens[1]} to {_tokens[^1]}";

    /// <summary>Why no vocabulary can have a letter, or null. Half of a surrogate pair is enumerated as U+FFFD.</summary>
    private static string? ReasonAgainst(Rune letter) => letter.Value switch
    {
        BoundaryLetter => "'.' stands for the boundary between words",
        0xFFFD => "U+FFFD stands for a letter that was lost",
        _ => null,
    };

    /// <summary>A letter for a message: as it looks, unless it would spoil the line, and as Unicode numbers it.</summary>
    private static string Describe(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? $"U+{letter.Value:X4}"
            : $"'{letter}' (U+{letter.Value:X4})";
}
