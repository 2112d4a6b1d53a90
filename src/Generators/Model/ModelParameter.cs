namespace Makemore.Generators.Model;

/// <summary>A tensor of the model.</summary>
/// <param name="Name">The notebook's name.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Meaning">What it is, for its documentation.</param>
/// <param name="InitialValues">How it starts.</param>
/// <param name="IsLearned">Whether training learns it by its gradient; if not, it is a running statistic.</param>
internal sealed record ModelParameter(string Name, EquatableArray<Size> Shape, string Meaning, InitialValues InitialValues, bool IsLearned = true)
{
    /// <summary>Whether it has a row for each token. A model of words learns the number of tokens only when it is made.</summary>
    public bool HasRowPerToken { get; init; }

    public long Count => Shape.Aggregate(1L, (count, size) => count * size.Value);
}
