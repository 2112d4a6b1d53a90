using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Scaling;

/// <summary>Writes all curves, and then the large corpora.</summary>
internal static class ScalingReport
{
    /// <summary>The least number of names of the largest corpus. The other corpus then has one name.</summary>
    public const int LeastNames = Factor;

    /// <summary>How many times as many names the largest corpus has as the other one.</summary>
    private const int Factor = 10;

    /// <summary>Measures the curves and the corpora, and writes the tables.</summary>
    /// <param name="screen">Receives the tables.</param>
    /// <param name="corpus">The words.</param>
    /// <param name="names">The number of names of the largest corpus. The other corpus has a tenth of them.</param>
    public static void Write(Screen screen, BenchmarkCorpus corpus, int names)
    {
        screen.WriteLine($"{Machine.Description}; {corpus.Words.Count:N0} words of {corpus.Name}");
        foreach (Curve curve in Curves.Of(corpus))
            CurveTable.Write(screen, curve);
        LargeCorpusTable.Write(screen, new[] { names / Factor, names }.Select(count => LargeCorpus.Measure(corpus, count)));
    }
}
