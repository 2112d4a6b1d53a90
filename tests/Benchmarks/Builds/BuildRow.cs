using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Makemore.Benchmarks.Rows;

namespace Makemore.Benchmarks.Builds;

/// <summary>
/// Compares our side of a race with the same work in another build. There are more rounds than beside a rival, because the
/// difference is small.
/// </summary>
/// <param name="race">The race.</param>
/// <param name="other">The other build.</param>
/// <param name="data">The file with the words; null as in <see cref="BenchmarkCorpus"/>.</param>
internal sealed class BuildRow(RaceRow race, OtherBuild other, FileInfo? data) : IRow
{
    private const int Rounds = 45;

    public string Name => race.Name;

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        using IContender ours = race.Contender(Side.Ours, corpus);
        using IContender rival = other.Contender(race.Name, data);
        Race result = Race.Run(ours, rival, Rounds);
        yield return new Line(race.Work, Quantity.Seconds(result.Ours))
        {
            Rival = rival.Name,
            RivalTakes = Quantity.Seconds(result.Rival),
            Ratio = Quantity.Times(result.Ratio),
        };
    }
}
