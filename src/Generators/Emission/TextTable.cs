namespace Makemore.Generators.Emission;

/// <summary>Formats a table as lines of text.</summary>
internal static class TextTable
{
    /// <param name="rows">The rows, with the heading first. All rows have the same number of cells.</param>
    /// <param name="numbers">The index of the column that is aligned to the right.</param>
    public static string Of(IReadOnlyList<string[]> rows, int numbers)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        return string.Join("\n", rows.Select(row => string.Join("  ", row.Select(Aligned)).TrimEnd()));

        string Aligned(string cell, int column) =>
            column == numbers ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]);
    }
}
