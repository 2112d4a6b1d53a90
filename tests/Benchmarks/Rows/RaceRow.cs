using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Processes;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>Compares a generated model with a TorchSharp rival.</summary>
/// <param name="Name">The name of the row on the command line.</param>
/// <param name="Work">The description of the work.</param>
/// <param name="Goal">The ratio that the row should reach.</param>
/// <param name="Ours">Creates our side.</param>
/// <param name="Rival">Creates the rival, which starts with the same parameters.</param>
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

    /// <summary>Creates one side.</summary>
    public IContender Contender(Side side, BenchmarkCorpus corpus) =>
        side == Side.Ours ? Ours(corpus) : Rival(corpus);

    private string PeakMemory(Side side, BenchmarkCorpus corpus) =>
        Quantity.Bytes(AloneProcess.PeakMemory(this, side, corpus));
}
