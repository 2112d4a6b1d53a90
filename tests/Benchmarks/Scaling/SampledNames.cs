namespace Makemore.Benchmarks.Scaling;

/// <summary>Names without end, drawn from a model; a corpus has no place for an empty one.</summary>
internal static class SampledNames
{
    private const int Draw = 100_000;

    public static IEnumerable<string> From(ILanguageModel model) =>
        Enumerable.Range(1, int.MaxValue)
            .SelectMany(seed => model.Sample(Draw, new SamplingOptions { Seed = seed }))
            .Where(name => name.Length > 0);
}
