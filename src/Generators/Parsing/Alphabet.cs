using System.Globalization;

namespace Makemore.Generators.Parsing;

/// <summary>A model's letters. A letter is a Unicode code point, which takes one or two of a string's characters.</summary>
internal static class Alphabet
{
    public const string Default = "abcdefghijklmnopqrstuvwxyz";

    public const int Boundary = '.';

    /// <summary>The code points in the order of the text; half of a surrogate pair counts as one, to be found by its value.</summary>
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

    /// <summary>Half of a surrogate pair, or U+FFFD, which readers put where a letter was lost: neither is a letter.</summary>
    public static bool IsRemnant(int codePoint) => codePoint is (>= 0xD800 and <= 0xDFFF) or 0xFFFD;

    /// <summary>Control characters, and whatever else ends a line: a corpus has a word a line, so that no word holds one.</summary>
    public static bool IsControl(int codePoint) => codePoint is < 0x20 or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029;

    /// <summary>A letter for a message: as it is, or by number where it cannot be shown.</summary>
    public static string Show(int codePoint) => IsRemnant(codePoint) || IsControl(codePoint)
        ? "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture)
        : $"'{char.ConvertFromUtf32(codePoint)}'";
}
