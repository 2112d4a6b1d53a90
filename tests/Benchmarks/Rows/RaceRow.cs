using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Processes;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>A generated model against a TorchSharp rival.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Work">What is done.</param>
/// <param name="Goal">What the ratio must be.</param>
/// <param name="Ours">Makes our side.</param>
/// <param name="Rival">Makes the other side, which starts from the same numbers.</param>
internal sealed record RaceRow(
    string Name,
    string Work,
    string Goal,
    Func<BenchmarkCorpus, IContender> Ours,
    Func<BenchmarkCorpus, IContender> Rival) : IRow
{
    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        using IContender ours = Ours(corpus);
        using IContender rival = Rival(corpus);
        Race race = Race.Run(ours, rival);
        yield return new Line(Work, Quantity.Seconds(race.Ours))
        {
            Rival = rival.Name,
            RivalTakes = Quantity.Seconds(race.Rival),
            Ratio = Quantity.Times(race.Ratio),
            Goal = Goal,
            PeakMemory = $"{PeakMemory(Side.Ours, corpus)} : {PeakMemory(Side.Rival, corpus)}",
            Allocated = ours is IMetered metered ? Quantity.Bytes(metered.AllocatedBytes()) : "",
        };
    }

    /// <summary>Makes one side alone.</summary>
    public IContender Contender(Side side, BenchmarkCorpus corpus) =>
        side == Side.Ours ? Ours(corpus) : Rival(corpus);

    private string PeakMemory(Side side, BenchmarkCorpus corpus) =>
        Quantity.Bytes(AloneProcess.PeakMemory(this, side, corpus));
}
