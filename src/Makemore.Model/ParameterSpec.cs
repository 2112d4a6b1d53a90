namespace Makemore;

/// <summary>One row of a model's parameter table.</summary>
/// <param name="Name">The notebook's name: E, Wx, bh, Wy, by.</param>
/// <param name="Shape">The sizes, outermost first: (out, in) for weights, (out) for biases.</param>
/// <param name="Initialization">How it starts, in words: <c>randn · 0.01</c>, <c>randn / √60</c>, <c>0</c>.</param>
public sealed record ParameterSpec(string Name, IReadOnlyList<int> Shape, string Initialization)
{
    /// <summary>
    /// Whether training learns it by its gradient; true by default. The others are the running means and variances of a
    /// batch normalization, which are kept and saved with the model.
    /// </summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>
    /// Whether it has a row for each token, as many as the vocabulary that a model of words is given; false by default, and
    /// for characters, whose number is known.
    /// </summary>
    public bool HasRowPerToken { get; init; }

    /// <summary>How many numbers it holds.</summary>
    public int Count => Shape.Aggregate(1, (product, size) => checked(product * size));
}
