using System.Buffers;
using System.Text;

namespace Makemore;

/// <summary>
/// A vocabulary of letters. The boundary '.' has the number 0. The letters are sorted by code point and have the
/// numbers from 1.
/// </summary>
internal sealed class CharacterVocabulary : Vocabulary
{
    private const char BoundaryLetter = '.';

    private readonly Dictionary<int, int> _numbers;

    private CharacterVocabulary(IEnumerable<Rune> letters)
        : this([.. letters.Select(letter => letter.Value).Order()])
    {
    }

    private CharacterVocabulary(int[] sorted)
        : base([BoundaryLetter.ToString(), .. sorted.Select(value => new Rune(value).ToString())], separator: "")
    {
        _numbers = new Dictionary<int, int>(sorted.Length + 1) { [BoundaryLetter] = Boundary };
        for (int i = 0; i < sorted.Length; i++)
            _numbers.Add(sorted[i], i + 1);
    }

    public override Tokens Kind => Makemore.Tokens.Characters;

    public override int? Unknown => null;

    public override bool FoldsCase => false;

    public override bool IsPretokenized => false;

    public static new CharacterVocabulary FromAlphabet(string alphabet)
    {
        ArgumentNullException.ThrowIfNull(alphabet);
        if (alphabet.Length == 0)
            throw new ArgumentException("The alphabet is empty; write at least one letter.", nameof(alphabet));
        var letters = new HashSet<Rune>();
        foreach (Rune letter in alphabet.EnumerateRunes())
        {
            if (ReasonAgainst(letter) is { } reason)
                throw new ArgumentException($"The alphabet: {reason}; leave it out.", nameof(alphabet));
            if (!letters.Add(letter))
                throw new ArgumentException($"The alphabet holds {Describe(letter)} twice; write each letter once.", nameof(alphabet));
        }
        return new CharacterVocabulary(letters);
    }

    public static new CharacterVocabulary FromCorpus(Corpus corpus)
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
        return letters.Count > 0
            ? new CharacterVocabulary(letters)
            : throw new CorpusException($"{corpus.Source} holds no letters; a vocabulary needs at least one letter.");
    }

    public override int[] Encode(string text) => Encode(text, "The text", nameof(text));

    internal override int[] EncodePrompt(string prompt) => Encode(prompt, nameof(SamplingOptions.Prompt), nameof(SamplingOptions.Prompt));

    private protected override int? Find(string token) =>
        Rune.DecodeFromUtf16(token, out Rune letter, out int length) == OperationStatus.Done
        && length == token.Length
        && _numbers.TryGetValue(letter.Value, out int number)
            ? number
            : null;

    internal override void Encode(Corpus corpus, int index, List<int> numbers)
    {
        if (TryEncode(corpus[index], numbers, out Rune foreign, out int column))
            return;
        string fault = ReasonAgainst(foreign) is { } reason
            ? $"{reason}; remove it from the file"
            : $"{Describe(foreign)} is not a letter of the model's alphabet ({Summary()}); add it to {AttributeText.With("Alphabet = …")} or change the file";
        throw new CorpusException($"{corpus.Place(index, column)}: {fault}.");
    }

    private int[] Encode(string text, string place, string argument)
    {
        ArgumentNullException.ThrowIfNull(text, argument);
        var numbers = new List<int>(text.Length);
        return TryEncode(text, numbers, out Rune foreign, out int column)
            ? [.. numbers]
            : throw new ArgumentException($"{place}, column {column + 1}: {ReasonAgainst(foreign) ?? $"{Describe(foreign)} is not a letter of the vocabulary ({Summary()})"}.", argument);
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
        Count <= 40 ? string.Concat(Tokens.Skip(1)) : $"{Count - 1} letters, {Tokens[1]} to {Tokens[^1]}";

    /// <summary>
    /// The reason why no vocabulary can have the letter; null if a vocabulary can have it. Half of a surrogate pair is
    /// enumerated as U+FFFD.
    /// </summary>
    private static string? ReasonAgainst(Rune letter) => letter.Value switch
    {
        BoundaryLetter => "'.' stands for the boundary between words",
        0xFFFD => "U+FFFD replaces a letter that could not be read",
        _ => null,
    };

    /// <summary>
    /// Describes a letter in a message by the letter itself and its code point. A letter that is invisible or breaks
    /// the line is described by its code point alone.
    /// </summary>
    internal static string Describe(Rune letter) =>
        Rune.GetUnicodeCategory(letter).IsInvisible()
            ? $"U+{letter.Value:X4}"
            : $"'{letter}' (U+{letter.Value:X4})";
}
