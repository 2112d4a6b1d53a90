namespace Makemore;

/// <summary>Texts of a file in messages. They can be long: a vocabulary has thousands of words, and a damaged file any name.</summary>
internal static class FileText
{
    /// <summary>How many characters of a text a message shows.</summary>
    private const int MostLetters = 60;

    /// <summary>The text, or the beginning of a long text.</summary>
    public static string Short(string text) => text.Length > MostLetters
        ? $"{string.Concat(text.EnumerateRunes().Take(MostLetters))}… ({text.Length} letters)"
        : text;

    /// <summary>The sizes of a tensor, such as (27, 20).</summary>
    public static string Shape<T>(IEnumerable<T> sizes) => $"({Short(string.Join(", ", sizes))})";
}
