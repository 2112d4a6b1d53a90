using System.Buffers;
using System.Globalization;
using System.Text;

namespace Makemore;

/// <summary>
/// Splits a text into words, numbers, and single visible characters, such as punctuation marks and emoji. It can split
/// any text. A token never contains white space.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="pretokenized">
/// Whether the tokens are already separated by white space. The text is then split only there.
/// </param>
internal ref struct WordTokenizer(ReadOnlySpan<char> text, bool pretokenized = false)
{
    /// <summary>The spelling of an unknown word in a text.</summary>
    public const string Unknown = "<unk>";

    /// <summary>
    /// The characters that may be between two letters of a word: the straight and the curly apostrophe.
    /// </summary>
    private const string Apostrophes = "'\u2019";

    /// <summary>The characters that may be between two digits of a number.</summary>
    private const string DecimalMarks = ".,";

    /// <summary>
    /// The replacement for half of a surrogate pair. Decoders use the same replacement. It is necessary because a file
    /// must be able to contain every token.
    /// </summary>
    private const string Lost = "\uFFFD";

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    private readonly bool _pretokenized = pretokenized;
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The token.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The text after the token.</summary>
    public readonly ReadOnlySpan<char> Rest => _rest;

    public readonly WordTokenizer GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            bool isWhole = Rune.DecodeFromUtf16(_rest, out Rune first, out int length) == OperationStatus.Done;
            bool isSeen = !Separates(first);
            if (isSeen)
            {
                length = isWhole ? Length(_rest, first) : 1;
                Current = isWhole ? _rest[..length] : Lost;
            }
            _rest = _rest[length..];
            if (isSeen)
                return true;
        }
        return false;
    }

    private readonly int Length(ReadOnlySpan<char> text, Rune first)
    {
        if (_pretokenized)
            return UnbrokenLength(text);
        if (text.StartsWith(Unknown))
            return Unknown.Length;
        if (Rune.IsLetter(first))
            return RunLength(text, Rune.IsLetter, Apostrophes);
        if (Rune.IsDigit(first))
            return RunLength(text, Rune.IsDigit, DecimalMarks);
        return StringInfo.GetNextTextElementLength(text);
    }

    /// <summary>The length of the text up to the next white space, control character or half of a surrogate pair.</summary>
    private static int UnbrokenLength(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (Rune.DecodeFromUtf16(text[end..], out Rune rune, out int length) == OperationStatus.Done && !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            end += length;
        return end;
    }

    /// <summary>
    /// The length of a run of letters or digits, including their combining marks and the characters that may be between
    /// them.
    /// </summary>
    private static int RunLength(ReadOnlySpan<char> text, Func<Rune, bool> isPart, ReadOnlySpan<char> inner)
    {
        int end = 0;
        while (end < text.Length)
        {
            Rune.DecodeFromUtf16(text[end..], out Rune rune, out int length);
            if (isPart(rune) || IsMark(rune))
                end += length;
            else if (inner.Contains(text[end]) && Rune.DecodeFromUtf16(text[(end + 1)..], out Rune next, out int _) == OperationStatus.Done && isPart(next))
                end++;
            else
                break;
        }
        return end;
    }

    private static bool Separates(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>
    /// Whether a character is a combining mark, such as an accent, or a zero-width joiner. Some scripts need joiners
    /// within a word.
    /// </summary>
    private static bool IsMark(Rune rune) =>
        rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
