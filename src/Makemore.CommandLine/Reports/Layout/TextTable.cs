using Spectre.Console;
using Spectre.Console.Rendering;

namespace Makemore.CommandLine.Reports.Layout;

/// <summary>
/// A table that fits the screen. On a narrow screen it first cuts the columns that may be cut, then takes the short texts, and
/// then leaves out the least important columns, and at last cuts the widest text. A row is always one line.
/// </summary>
internal sealed class TextTable(params IReadOnlyList<TextColumn> columns) : Renderable
{
    private const string Gap = "  ";

    /// <summary>What is left of the widest text if the screen is too narrow for the columns that always stay.</summary>
    private const int LeastText = 8;

    private readonly List<TextCell[]> _rows = [];

    private bool HasTitles => columns.Any(column => column.Title.Length > 0);

    /// <summary>Adds a row, with one cell for each column.</summary>
    public void Add(params TextCell[] cells) => _rows.Add(cells);

    /// <summary>The lines of the table: the titles, if there are any, and the rows. A table without rows has no lines.</summary>
    /// <param name="width">The width of the screen.</param>
    public IEnumerable<string> Lines(int width)
    {
        if (_rows.Count == 0)
            yield break;
        (int[] shown, int[] widths, bool isNarrow) = Fit(width);
        if (HasTitles)
            yield return Line(column => columns[column].Title);
        foreach (TextCell[] row in _rows)
            yield return Line(column => row[column].For(isNarrow));

        string Line(Func<int, string> cell) =>
            ScreenText.Cut(string.Join(Gap, shown.Zip(widths, (column, space) => Aligned(column, cell(column), space))).TrimEnd(), width);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach ((int number, string line) in Lines(maxWidth).Index())
        {
            yield return new Segment(line, number == 0 && HasTitles ? new Style(decoration: Decoration.Bold) : Style.Plain);
            yield return Segment.LineBreak;
        }
    }

    private (int[] Shown, int[] Widths, bool IsNarrow) Fit(int width)
    {
        List<int> shown = [.. Enumerable.Range(0, columns.Count).Where(column => _rows.Any(row => row[column].Text.Length > 0))];
        bool isNarrow = false;
        while (LeastWidth(shown, isNarrow) > width)
        {
            if (!isNarrow && _rows.Any(row => row.Any(cell => cell.Short is not null)))
                isNarrow = true;
            else if (shown.MaxBy(column => columns[column].Drop) is var least && columns[least].Drop > 0)
                shown.Remove(least);
            else
                break;
        }
        return ([.. shown], Widths(shown, width - LeastWidth(shown, isNarrow), isNarrow), isNarrow);
    }

    /// <summary>Divides the columns that are left over between those that are cut.</summary>
    private int[] Widths(List<int> shown, int left, bool isNarrow)
    {
        int[] widths = [.. shown.Select(column => LeastWidth(column, isNarrow))];
        for (int i = 0; i < widths.Length && left > 0; i++)
        {
            int more = Math.Min(left, FullWidth(shown[i], isNarrow) - widths[i]);
            widths[i] += more;
            left -= more;
        }
        if (left < 0)
            CutWidestText(shown, widths, -left);
        return widths;
    }

    /// <summary>Keeps the numbers on the right of a text that is too wide.</summary>
    private void CutWidestText(List<int> shown, int[] widths, int excess)
    {
        int[] texts = [.. Enumerable.Range(0, widths.Length).Where(i => columns[shown[i]].IsText && widths[i] > LeastText)];
        if (texts.Length == 0)
            return;
        int widest = texts.MaxBy(i => widths[i]);
        widths[widest] = Math.Max(LeastText, widths[widest] - excess);
    }

    private int LeastWidth(List<int> shown, bool isNarrow) =>
        shown.Sum(column => LeastWidth(column, isNarrow)) + Gap.Length * Math.Max(0, shown.Count - 1);

    private int LeastWidth(int column, bool isNarrow) =>
        Math.Min(FullWidth(column, isNarrow), columns[column].CutTo ?? int.MaxValue);

    private int FullWidth(int column, bool isNarrow) =>
        Math.Max(ScreenText.Width(columns[column].Title), _rows.Max(row => ScreenText.Width(row[column].For(isNarrow))));

    private string Aligned(int column, string cell, int width)
    {
        string text = ScreenText.Cut(cell, width);
        return columns[column].IsText ? ScreenText.PadRight(text, width) : ScreenText.PadLeft(text, width);
    }
}
