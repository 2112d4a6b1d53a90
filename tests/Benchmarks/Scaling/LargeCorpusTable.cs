using Makemore.Benchmarks.Reports;
using Spectre.Console;

namespace Makemore.Benchmarks.Scaling;

/// <summary>
/// Writes a table with a line for each large corpus. If the last column does not rise, memory grows no faster than the
/// text.
/// </summary>
internal static class LargeCorpusTable
{
    public static void Write(Screen screen, IEnumerable<LargeCorpus> corpora)
    {
        Table table = screen.NewTable("Names", "Text", "Examples", "Distinct contexts", "Load", "Examples made", "One of the first steps", "Peak memory", "Peak memory a byte of text");
        foreach (LargeCorpus corpus in corpora)
        {
            table.AddRow(
                $"{corpus.Names:N0}",
                Quantity.Bytes(corpus.TextBytes),
                $"{corpus.Examples:N0}",
                $"{corpus.DistinctContexts:N0}",
                Quantity.Seconds(corpus.LoadSeconds),
                Quantity.Seconds(corpus.BuildSeconds),
                Quantity.Seconds(corpus.StepSeconds),
                Quantity.Bytes(corpus.PeakMemory),
                Quantity.Bytes((double)corpus.PeakMemory / corpus.TextBytes));
        }
        screen.Write(table);
    }
}
