using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Scaling;

/// <summary>Writes all curves, and then the large corpora.</summary>
internal static class ScalingReport
{
    /// <summary>Measures the curves and the corpora, and writes the tables.</summary>
    /// <param name="screen">Receives the tables.</param>
    /// <param name="corpus">The words.</param>
    /// <param name="names">The number of names of the largest corpus. The other corpus has a tenth of them.</param>
    public static void Write(Screen screen, BenchmarkCorpus corpus, int names)
    {
        screen.WriteLine($"{Machine.Description}; {corpus.Words.Count:N0} words of {corpus.Name}");
        foreach (Curve curve in Curves.Of(corpus))
            CurveTable.Write(screen, curve);
        LargeCorpusTable.Write(screen, new[] { names / 10, names }.Select(count => LargeCorpus.Measure(corpus, count)));
    }
}
