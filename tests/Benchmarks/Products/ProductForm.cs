namespace Makemore.Benchmarks.Products;

/// <summary>Which operand of a matrix product is transposed. A layer needs all three forms.</summary>
internal enum ProductForm
{
    /// <summary>The forward pass: (m × k) by the transpose of (n × k).</summary>
    Forward,

    /// <summary>The gradient of the input: (m × k) by (k × n).</summary>
    InputGradient,

    /// <summary>The gradient of the weights: the transpose of (k × m) by (k × n).</summary>
    WeightGradient,
}
