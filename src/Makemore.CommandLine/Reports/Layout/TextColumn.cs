namespace Makemore.CommandLine.Reports.Layout;

/// <summary>A column of a <see cref="TextTable"/>.</summary>
/// <param name="Title">The title; may be empty.</param>
/// <param name="Drop">When a narrow screen leaves the column out: the column with the highest number goes first, and one with 0 always stays.</param>
/// <param name="IsText">Whether the cells are text, which begins on the left. Numbers end on the right.</param>
/// <param name="CutTo">The width that the column may be cut to; null if its cells stay whole.</param>
internal sealed record TextColumn(string Title, int Drop = 0, bool IsText = false, int? CutTo = null);
