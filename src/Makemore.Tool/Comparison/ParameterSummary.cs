namespace Makemore.Tool.Comparison;

/// <summary>A parameter of a model, as the heading of the generated code shows it.</summary>
/// <param name="Name">The name, such as Wx.</param>
/// <param name="Sizes">The sizes, outermost first.</param>
/// <param name="Start">What it starts as; a running statistic is not learned.</param>
internal sealed record ParameterSummary(string Name, IReadOnlyList<long> Sizes, string Start)
{
    /// <summary>Whether training changes it by gradients.</summary>
    public bool IsLearned => !Start.EndsWith("not learned", StringComparison.Ordinal);

    /// <summary>How many numbers it has.</summary>
    public long Count => Sizes.Aggregate(1L, (count, size) => count * size);
}
