using Makemore.Benchmarks.Processes;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>Measures the main job in a process of its own, as a user runs it.</summary>
internal sealed class MainJobRow : IRow
{
    private const int Starts = 7;

    public string Name => "main-job";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        yield return new Line("main job, peak memory of the whole process", Quantity.Bytes(MainJob.PeakMemory(corpus)))
        {
            Goal = "under 120 MB",
        };
        double seconds = Statistics.Median(Enumerable.Range(0, Starts).Select(_ => MainJob.SecondsToFirstLoss(corpus)));
        yield return new Line("main job, from process start to the first loss line", Quantity.Seconds(seconds))
        {
            Goal = "under 0.25 s",
        };
    }
}
