using Makemore.Benchmarks.Rows;
using Spectre.Console;

namespace Makemore.Benchmarks.Reports;

/// <summary>The side-by-side table.</summary>
internal static class SideBySide
{
    public static void Write(Screen screen, BenchmarkCorpus corpus, IEnumerable<IRow> rows)
    {
        Table table = screen.NewTable("Work", "Ours", "Rival", "Rival takes", "Ratio", "Goal", "Peak memory, ours : rival", "Allocated");
        foreach (Line line in rows.SelectMany(row => row.Measure(corpus)))
        {
            table.AddRow(new[]
            {
                line.Work, line.Ours, line.Rival, line.RivalTakes, line.Ratio, line.Goal, line.PeakMemory, line.Allocated,
            }.Select(Markup.Escape).ToArray());
        }
        screen.WriteLine($"{Machine.Description}; {corpus.Words.Count:N0} words of {corpus.Name}");
        screen.WriteLine("Medians of alternating runs; the ratio is the median of the rounds' ratios.");
        screen.Write(table);
    }
}
