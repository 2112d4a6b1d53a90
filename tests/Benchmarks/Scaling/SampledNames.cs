namespace Makemore.Benchmarks.Scaling;

/// <summary>
/// Draws an endless sequence of names from a model. Empty names are left out, because a corpus skips empty lines.
/// </summary>
internal static class SampledNames
{
    private const int Draw = 100_000;

    public static IEnumerable<string> From(ILanguageModel model) =>
        Enumerable.Range(1, int.MaxValue)
            .SelectMany(seed => model.Sample(Draw, new SamplingOptions { Seed = seed }))
            .Where(name => name.Length > 0);
}
