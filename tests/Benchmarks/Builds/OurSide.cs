using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Rows;

namespace Makemore.Benchmarks.Builds;

/// <summary>What another build calls in this one. The types are those that all builds share: they belong to .NET.</summary>
public static class OurSide
{
    /// <summary>Makes our side of a race.</summary>
    /// <param name="row">The name of the row.</param>
    /// <param name="data">The file with the words; null as in <see cref="BenchmarkCorpus"/>.</param>
    /// <returns>The methods of a contender.</returns>
    public static (Func<float> Check, Action<int> Run) Of(string row, FileInfo? data)
    {
        RaceRow race = AllRows.List.OfType<RaceRow>().Single(race => race.Name == row);
        IContender ours = race.Contender(Side.Ours, new BenchmarkCorpus(data));
        return (ours.Check, ours.Run);
    }
}
