using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>Threads that share a product compute the same bits as one thread.</summary>
public sealed unsafe class ProductsTests
{
    private readonly RandomFloats _random = new(seed: 4);

    /// <summary>The first two products are small, the next two are divided by rows, and the others by columns.</summary>
    [Theory]
    [InlineData(40, 64, 20)]
    [InlineData(1, 2048, 512)]
    [InlineData(700, 100, 40)]
    [InlineData(1030, 104, 30)]
    [InlineData(100, 700, 40)]
    [InlineData(31, 2000, 50)]
    public void TheNumberOfThreadsDoesNotChangeTheProduct(int m, int n, int k)
    {
        int stride = Kernels.Pad(n);
        AlignedFloats a = _random.Next(m * k), b = _random.Next(k * stride), bias = _random.Next(stride), expected = new(m * stride);
        Kernels.Best.Multiply(m, Kernels.HalfPad(n), k, a.Pointer, k, 1, b.Pointer, stride, Gemm.PanelColumns, bias.Pointer, 0, expected.Pointer, stride);

        foreach (int threads in (int[])[1, 2, 5, 40])
        {
            var products = new Products(new Team { Threads = threads });
            var actual = new AlignedFloats(m * stride);
            products.Multiply(m, Kernels.HalfPad(n), k, a.Pointer, k, 1, b.Pointer, stride, Gemm.PanelColumns, bias.Pointer, 0, actual.Pointer, stride);
            Assert.Equal(expected.Span.ToArray(), actual.Span.ToArray());
        }
    }
}
