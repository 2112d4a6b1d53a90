using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Makemore.Benchmarks.Rows;

namespace Makemore.Benchmarks.Builds;

/// <summary>
/// Compares our side of a race with the same work in another build. There are more rounds than beside a rival, because the
/// difference is small.
/// </summary>
/// <remarks>
/// Of two equal builds, the one that comes second can be slower by a few percent, because its memory lies elsewhere. There
/// are therefore two races, and each build comes second in one of them.
/// </remarks>
/// <param name="race">The race.</param>
/// <param name="other">The other build.</param>
/// <param name="data">The file with the words; null as in <see cref="BenchmarkCorpus"/>.</param>
internal sealed class BuildRow(RaceRow race, OtherBuild other, FileInfo? data) : IRow
{
    private const int Rounds = 25;

    public string Name => race.Name;

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        Func<IContender> ours = () => race.Contender(Side.Ours, corpus);
        Func<IContender> others = () => other.Contender(race.Name, data);
        Race oursFirst = RunRace(ours, others);
        Race othersFirst = RunRace(others, ours);
        yield return new Line(race.Work, Quantity.Seconds((oursFirst.Ours + othersFirst.Rival) / 2))
        {
            Rival = OtherBuild.Title,
            RivalTakes = Quantity.Seconds((oursFirst.Rival + othersFirst.Ours) / 2),
            Ratio = Quantity.Times(Math.Sqrt(oursFirst.Ratio / othersFirst.Ratio)),
        };
    }

    private static Race RunRace(Func<IContender> first, Func<IContender> second)
    {
        using IContender one = first();
        using IContender two = second();
        return Race.Run(one, two, Rounds);
    }
}
