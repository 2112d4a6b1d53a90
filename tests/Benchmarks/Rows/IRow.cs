using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>A row of the side-by-side table, in one line or a few.</summary>
internal interface IRow
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    IEnumerable<Line> Measure(BenchmarkCorpus corpus);
}
