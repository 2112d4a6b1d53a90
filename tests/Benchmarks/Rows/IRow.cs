using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>A row of the side-by-side table. It may have several lines.</summary>
internal interface IRow
{
    /// <summary>The name of the row on the command line.</summary>
    string Name { get; }

    IEnumerable<Line> Measure(BenchmarkCorpus corpus);
}
