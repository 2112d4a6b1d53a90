namespace Makemore.CommandLine.Reports.Layout;

/// <summary>A cell of a <see cref="TextTable"/>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Short">A shorter text for a narrow screen; null if there is none.</param>
internal readonly record struct TextCell(string Text, string? Short = null)
{
    public static implicit operator TextCell(string text) => new(text);

    /// <summary>Gets the text, or the shorter one.</summary>
    public string For(bool isNarrow) => isNarrow ? Short ?? Text : Text;
}
