using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Scaling;

/// <summary>All curves, then the large corpora.</summary>
internal static class ScalingReport
{
    /// <summary>Measures and writes.</summary>
    /// <param name="screen">Receives the tables.</param>
    /// <param name="corpus">The words.</param>
    /// <param name="names">How many names the largest corpus has; another has a tenth.</param>
    public static void Write(Screen screen, BenchmarkCorpus corpus, int names)
    {
        screen.WriteLine($"{Machine.Description}; {corpus.Words.Count:N0} words of {corpus.Name}");
        foreach (Curve curve in Curves.Of(corpus))
            CurveTable.Write(screen, curve);
        LargeCorpusTable.Write(screen, new[] { names / 10, names }.Select(count => LargeCorpus.Measure(corpus, count)));
    }
}
