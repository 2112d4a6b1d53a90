using Makemore.Benchmarks.Rows;
using Spectre.Console;

namespace Makemore.Benchmarks.Reports;

/// <summary>The side-by-side table.</summary>
internal static class SideBySide
{
    /// <summary>Measures the rows and writes the table.</summary>
    /// <returns>
    /// Whether every row was measured. A row that cannot be measured shows an error instead of times.
    /// </returns>
    public static bool Write(Screen screen, BenchmarkCorpus corpus, IEnumerable<IRow> rows)
    {
        screen.WriteLine($"{Machine.Description}; {corpus.Words.Count:N0} words of {corpus.Name}");
        screen.WriteLine("Medians of alternating runs; the ratio is the median of the rounds' ratios.");
        bool isComplete = true;
        Table table = screen.NewTable("Work", "Ours", "Rival", "Rival takes", "Ratio", "Goal", "Peak memory, ours : rival", "Allocated");
        foreach (IRow row in rows)
        {
            try
            {
                foreach (Line line in row.Measure(corpus))
                    Add(table, line);
            }
            catch (Exception fault) when (fault is MeasurementException or IOException)
            {
                isComplete = false;
                Add(table, new Line(row.Name, "error") { Rival = fault.Message });
            }
        }
        screen.Write(table);
        return isComplete;
    }

    private static void Add(Table table, Line line) => table.AddRow(
        new[] { line.Work, line.Ours, line.Rival, line.RivalTakes, line.Ratio, line.Goal, line.PeakMemory, line.Allocated }
            .Select(Markup.Escape).ToArray());
}
