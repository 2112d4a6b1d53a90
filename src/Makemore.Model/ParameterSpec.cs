namespace Makemore;

/// <summary>One row of a model's parameter table. Rows with the same values are equal.</summary>
/// <param name="Name">The name, as in the notebook: E, Wx, bh, Wy, by.</param>
/// <param name="Shape">The sizes, outermost first: (out, in) for weights, (out) for biases.</param>
/// <param name="Initialization">The initial values, in words: <c>randn · 0.01</c>, <c>randn / √60</c>, <c>0</c>.</param>
public sealed record ParameterSpec(string Name, IReadOnlyList<int> Shape, string Initialization)
{
    /// <summary>The sizes, outermost first: (out, in) for weights, (out) for biases.</summary>
    public IReadOnlyList<int> Shape { get; init => field = ValueList<int>.Of(value); } = ValueList<int>.Of(Shape);

    /// <summary>
    /// Whether the training learns the parameter by its gradient; true by default. It is false for the running means
    /// and variances of a batch normalization, which are saved with the model.
    /// </summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>
    /// Whether the parameter has one row for each token; false by default. In a word model, the size of such a
    /// parameter depends on the vocabulary. In a character model, it is always false.
    /// </summary>
    public bool HasRowPerToken { get; init; }

    /// <summary>The number of values of the parameter.</summary>
    public int Count => Shape.Aggregate(1, (product, size) => checked(product * size));
}
