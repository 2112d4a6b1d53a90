using System.Globalization;

namespace Makemore.Generators.Parsing;

/// <summary>
/// The letters of a model. A letter is a Unicode code point, which occupies one or two characters of a string.
/// </summary>
internal static class Alphabet
{
    public const string Default = "abcdefghijklmnopqrstuvwxyz";

    public const int Boundary = '.';

    /// <summary>
    /// The code points in the order of the text. Half of a surrogate pair counts as a code point, so that <see
    /// cref="IsRemnant"/> can find it.
    /// </summary>
    public static IEnumerable<int> CodePoints(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                yield return char.ConvertToUtf32(text[i], text[++i]);
            else
                yield return text[i];
        }
    }

    public static string Text(IEnumerable<int> letters) => string.Concat(letters.Select(char.ConvertFromUtf32));

    public static bool IsLetter(int codePoint) =>
        codePoint != Boundary && !IsRemnant(codePoint) && !IsControl(codePoint);

    /// <summary>
    /// Whether the code point is half of a surrogate pair or U+FFFD, the replacement character for a lost letter. Neither
    /// is a letter.
    /// </summary>
    public static bool IsRemnant(int codePoint) => codePoint is (>= 0xD800 and <= 0xDFFF) or 0xFFFD;

    /// <summary>
    /// Whether the code point is a control character or ends a line. A corpus has one word on each line, so no word
    /// contains one.
    /// </summary>
    public static bool IsControl(int codePoint) => codePoint is < 0x20 or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029;

    /// <summary>The letter as text for a message, or its number if it cannot be displayed.</summary>
    public static string Show(int codePoint) => IsRemnant(codePoint) || IsControl(codePoint)
        ? "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture)
        : $"'{char.ConvertFromUtf32(codePoint)}'";
}
