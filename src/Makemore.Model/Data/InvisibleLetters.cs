using System.Globalization;

namespace Makemore;

/// <summary>Tells which letters a message or a line of C# cannot show as they are.</summary>
internal static class InvisibleLetters
{
    /// <summary>
    /// Whether a letter of the category is invisible or breaks the line. Half of a surrogate pair is of such a category
    /// too.
    /// </summary>
    public static bool IsInvisible(this UnicodeCategory category) =>
        category.IsControl() || category is UnicodeCategory.Format or UnicodeCategory.Surrogate;

    /// <summary>Whether a letter of the category is a control character or separates lines.</summary>
    public static bool IsControl(this UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
