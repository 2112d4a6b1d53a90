namespace Makemore.CommandLine.Reports;

/// <summary>Writes the weight of a model in a mixture.</summary>
internal static class WeightText
{
    /// <summary>The weight, or the smallest and the largest one if there is one for each frequency of the context.</summary>
    /// <param name="weights">The weights of the mixture.</param>
    /// <param name="component">The number of the model.</param>
    public static string Of(IReadOnlyList<IReadOnlyList<float>> weights, int component)
    {
        string least = $"{weights.Min(row => row[component]):0.00}", most = $"{weights.Max(row => row[component]):0.00}";
        return least == most ? least : $"{least}–{most}";
    }
}
