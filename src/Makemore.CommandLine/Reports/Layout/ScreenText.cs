using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Makemore.CommandLine.Reports.Layout;

/// <summary>
/// Measures text in the columns of a terminal, where some characters take two. Cuts text only between characters as a reader
/// sees them: an emoji or a letter with its accents stays whole.
/// </summary>
internal static class ScreenText
{
    private const string Ellipsis = "…";

    /// <summary>A space at which <see cref="Wrap"/> does not break a line.</summary>
    private const char Joint = '\u00A0';

    /// <summary>The number of columns that a text takes.</summary>
    public static int Width(string text) => Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>Cuts a text that is too wide, and marks the cut with an ellipsis.</summary>
    public static string Cut(string text, int width) => Width(text) <= width
        ? text
        : $"{text[..LengthOf(text, width - Width(Ellipsis))]}{(width > 0 ? Ellipsis : "")}";

    /// <summary>Adds spaces on the right.</summary>
    public static string PadRight(string text, int width) => text + Spaces(width - Width(text));

    /// <summary>Adds spaces on the left.</summary>
    public static string PadLeft(string text, int width) => Spaces(width - Width(text)) + text;

    /// <summary>Lets <see cref="Wrap"/> keep a text on one line, if it is not wider than a line.</summary>
    public static string Joined(string text) => text.Replace(' ', Joint);

    /// <summary>Lets <see cref="Wrap"/> break a list only after its commas: "Dropout = 0.2f" stays on one line.</summary>
    public static string JoinedBetweenCommas(string list) => string.Join(", ", list.Split(", ").Select(Joined));

    /// <summary>Breaks a text into lines between its words. Only a word that is wider than a line is broken itself.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' ').SelectMany(words => Width(words) > width ? words.Split(Joint) : [words]).SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && Width(line) + 1 + Width(word) > width)
            {
                yield return Plain(line);
                line = word;
            }
            else
            {
                line = line.Length > 0 ? $"{line} {word}" : word;
            }
        }
        yield return Plain(line);
    }

    private static string Plain(string line) => line.Replace(Joint, ' ');

    private static IEnumerable<string> Pieces(string word, int width)
    {
        while (Width(word) > width)
        {
            // A character that is wider than a line is a line of its own.
            int length = Math.Max(LengthOf(word, width), StringInfo.GetNextTextElementLength(word));
            yield return word[..length];
            word = word[length..];
        }
        yield return word;
    }

    /// <summary>The number of chars at the beginning of a text that take at most so many columns.</summary>
    private static int LengthOf(string text, int width)
    {
        int length = 0;
        while (length < text.Length)
        {
            string character = StringInfo.GetNextTextElement(text, length);
            width -= Width(character);
            if (width < 0)
                break;
            length += character.Length;
        }
        return length;
    }

    private static string Spaces(int count) => new(' ', Math.Max(0, count));
}
