namespace Makemore.Benchmarks.Products;

/// <summary>The operands of a product, row by row. Both sides multiply the same numbers.</summary>
internal static class Operands
{
    /// <summary>The left operand as it is stored: (m × k), or (k × m) for the gradient of the weights.</summary>
    public static float[] Left(ProductShape shape) => Numbers(seed: 1, shape.M * shape.K);

    /// <summary>The right operand as it is stored: (k × n), or (n × k) for the forward pass.</summary>
    public static float[] Right(ProductShape shape) => Numbers(seed: 2, shape.K * shape.N);

    private static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
