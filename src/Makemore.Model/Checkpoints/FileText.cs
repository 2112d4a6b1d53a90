namespace Makemore;

/// <summary>Texts of a file in messages. They can be long: a vocabulary has thousands of words, and a damaged file any name.</summary>
internal static class FileText
{
    /// <summary>How many characters of a text a message shows.</summary>
    private const int MostLetters = 60;

    /// <summary>How many characters a line has. It is enough for a message with two of the longest paths.</summary>
    private const int MostLettersOfLine = 10_000;

    /// <summary>The text, or the beginning of a long text.</summary>
    public static string Short(string text) => Short(text, MostLetters);

    /// <summary>A path, a description or a message on one line, or the beginning of a very long one.</summary>
    public static string Line(string text) => MakemoreException.OnOneLine(Short(text, MostLettersOfLine));

    /// <summary>The sizes of a tensor, such as (27, 20).</summary>
    public static string Shape<T>(IReadOnlyCollection<T> sizes) =>
        // No more sizes than a message can show are written.
        $"({Short(string.Join(", ", sizes.Take(MostLetters)))})";

    private static string Short(string text, int mostLetters) => text.Length > mostLetters
        ? $"{string.Concat(text.EnumerateRunes().Take(mostLetters))}… ({text.Length} letters)"
        : text;
}
