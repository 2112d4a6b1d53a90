using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>Compares training steps on all cores with the same steps on one core.</summary>
/// <param name="Name">The name of the row on the command line.</param>
/// <param name="Work">The description of the work.</param>
/// <param name="Make">Creates the training steps.</param>
internal sealed record ThreadsRow(string Name, string Work, Func<BenchmarkCorpus, Training> Make) : IRow
{
    /// <summary>The share of a further core that should count.</summary>
    private const double Goal = 0.85;

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        int threads = Environment.ProcessorCount;
        Race race = Race.ByTurns(Make(corpus).OnThreads(threads), Make(corpus).OnThreads(1));
        yield return new Line($"{Work}, {threads} threads", Quantity.Seconds(race.Ours))
        {
            Rival = "the same on one thread",
            RivalTakes = Quantity.Seconds(race.Rival),
            Ratio = Quantity.Times(race.Ratio),
            Goal = Quantity.Times(1 + Goal * (threads - 1)),
        };
    }
}
