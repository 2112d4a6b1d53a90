using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>A product with weights is the same whether they are copied before it or during it.</summary>
public sealed unsafe class ProductWeightsTests
{
    private const int Rows = 65;

    /// <summary>Half a unit in the last place of a float, for every rounding of a sum.</summary>
    private const double Rounding = 6e-8;

    private readonly RandomFloats _random = new(seed: 3);

    /// <summary>The sizes have one slice or several. Some slices end within a register.</summary>
    [Theory]
    [InlineData(3, 5)]
    [InlineData(100, 27)]
    [InlineData(100, 2005)]
    [InlineData(517, 516)]
    [InlineData(1500, 40)]
    public void ProductsHaveTheSameBits(int rows, int columns)
    {
        foreach (bool isTransposed in (bool[])[false, true])
        {
            var weights = new ProductWeights(rows, columns, isTransposed);
            // The second weights find the panels of the first ones.
            for (int i = 0; i < 2; i++)
                AssertProducts(weights, rows, columns, isTransposed);
        }
    }

    private void AssertProducts(ProductWeights weights, int rows, int columns, bool isTransposed)
    {
        AlignedFloats w = _random.Next(rows * columns), x = _random.Next(Rows * rows), bias = _random.Next(Kernels.Pad(columns));
        bias.Span[columns..].Clear();
        float Weight(int row, int column) => w.Span[isTransposed ? column * rows + row : row * columns + column];

        float[] expected = Multiply(weights, w, x, bias, columns, rows, packsDuringProduct: false, threads: 1);

        int stride = Kernels.Pad(columns);
        foreach (int i in (int[])[0, columns - 1, (Rows - 1) * stride, (Rows - 1) * stride + columns - 1])
        {
            int column = i % stride;
            double sum = bias.Span[column];
            for (int row = 0; row < rows; row++)
                sum += (double)x.Span[i / stride * rows + row] * Weight(row, column);
            Assert.Equal(sum, expected[i], Rounding * 10 * rows);
        }
        foreach (int threads in (int[])[1, 4])
        {
            Assert.Equal(expected, Multiply(weights, w, x, bias, columns, rows, packsDuringProduct: false, threads));
            Assert.Equal(expected, Multiply(weights, w, x, bias, columns, rows, packsDuringProduct: true, threads));
        }
    }

    /// <summary>bias + x · B, and 0 in the padding.</summary>
    private static float[] Multiply(
        ProductWeights weights, AlignedFloats w, AlignedFloats x, AlignedFloats bias, int columns, int rows, bool packsDuringProduct, int threads)
    {
        var products = new Products(new Team { Threads = threads });
        var result = new AlignedFloats(Rows * Kernels.Pad(columns));
        weights.Take(w.Pointer, packsDuringProduct, products.Team);
        weights.Multiply(products, Rows, x.Pointer, rows, bias.Pointer, 0, result.Pointer, Kernels.Pad(columns));
        return result.Span.ToArray();
    }
}
