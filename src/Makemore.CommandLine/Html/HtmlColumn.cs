namespace Makemore.CommandLine.Html;

/// <summary>A column of a table. Text is aligned to the left, and numbers to the right.</summary>
internal sealed record HtmlColumn(string Name, bool IsText = false);
