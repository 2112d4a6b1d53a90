namespace Makemore.Generators.Model;

/// <summary>A parameter of the model.</summary>
/// <param name="Name">The name, as in the notebook.</param>
/// <param name="Shape">The sizes of the dimensions, outermost first.</param>
/// <param name="Meaning">The description for the emitted documentation.</param>
/// <param name="InitialValues">The initial values.</param>
/// <param name="IsLearned">
/// Whether training updates the parameter by its gradient. If not, it is a running statistic.
/// </param>
internal sealed record ModelParameter(string Name, EquatableArray<Size> Shape, string Meaning, InitialValues InitialValues, bool IsLearned = true)
{
    /// <summary>
    /// Whether the parameter has a row for each token. A model of words gets its number of tokens when it is created.
    /// </summary>
    public bool HasRowPerToken { get; init; }

    public long Count => Shape.Aggregate(1L, (count, size) => count * size.Value);
}
