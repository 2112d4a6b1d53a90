using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>Sums and products at every vector width, against plain loops in double precision.</summary>
public sealed class KernelTests
{
    /// <summary>Half a unit in the last place of a float, for every rounding of a sum.</summary>
    private const double Rounding = 6e-8;

    private readonly System.Random _random = new(5);

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void MultiplyIsTheProductOfMatrices(int width)
    {
        var kernels = new KernelsOnArrays(width);
        foreach (int m in (int[])[1, 2, 3, 4, 5, 6, 7, 12, 13, 31])
        {
            foreach (int n in (int[])[1, 5, 8, 10, 16, 20, 27, 32, 48, 100, 104])
            {
                foreach (int k in (int[])[1, 2, 3, 17, 200])
                    AssertMultiplies(kernels, m, n, k);
            }
        }
    }

    /// <summary>
    /// The left operand is copied, in one to three blocks of rows and of columns. The last two have columns that are too
    /// near each other for a copy.
    /// </summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void MultiplyTakesTheTransposeOfALargeMatrix(int width)
    {
        var kernels = new KernelsOnArrays(width);
        foreach ((int m, int n, int k) in (ReadOnlySpan<(int, int, int)>)[(97, 256, 400), (173, 104, 193), (341, 64, 49), (8, 72, 2400), (7, 72, 2400), (1, 64, 16500)])
            AssertMultiplies(kernels, m, n, k);
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void MultiplyDotsIsTheProductWithATranspose(int width)
    {
        var kernels = new KernelsOnArrays(width);
        foreach (int m in (int[])[1, 2, 3, 4, 5, 13])
        {
            foreach (int n in (int[])[1, 2, 3, 8, 15])
            {
                foreach (int k in (int[])[16, 32, 208])
                {
                    float[] a = Normals(m * k), b = Normals(n * k);
                    float[] product = kernels.MultiplyDots(m, n, k, a, b);
                    AssertClose(i => Enumerable.Range(0, k).Sum(p => (double)a[i / n * k + p] * b[i % n * k + p]), product, k);
                }
            }
        }
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void GatherRowsAddsARowForEachPosition(int width)
    {
        var kernels = new KernelsOnArrays(width);
        float[] table = Normals(4 * 5 * 48);
        foreach (int positions in (int[])[1, 2, 3, 4])
        {
            int[] contexts = NeighborsWithSharedBeginnings(positions);
            int rows = contexts.Length / positions;
            float[] before = Normals(rows * 48);
            foreach (bool adds in (bool[])[false, true])
            {
                float[] sums = kernels.GatherRows<Identity>(table, vocabulary: 5, positions, contexts, before, adds).H;
                AssertClose(i => (adds ? before[i] : 0) + Places(positions, contexts, i / 48).Sum(row => (double)table[row * 48 + i % 48]), sums);
            }
        }
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void ScatterRowsAddsToARowForEachPosition(int width)
    {
        var kernels = new KernelsOnArrays(width);
        float[] table = Normals(4 * 5 * 48);
        foreach (int positions in (int[])[1, 2, 3, 4])
        {
            int[] contexts = NeighborsWithSharedBeginnings(positions);
            int count = contexts.Length / positions;
            float[] rows = Normals(count * 48);
            double[] expected = [.. table];
            for (int i = 0; i < rows.Length; i++)
            {
                foreach (int row in Places(positions, contexts, i / 48))
                    expected[row * 48 + i % 48] += rows[i];
            }
            AssertClose(i => expected[i], kernels.ScatterRows<Identity>(table, vocabulary: 5, positions, contexts, z: rows, h: rows, dh: rows), count);
        }
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void GatherRowsAndScatterRowsApplyTheActivationFunction(int width)
    {
        AssertApplies<Tanh>(width);
        AssertApplies<Relu>(width);
        AssertApplies<Gelu>(width);
        AssertApplies<Silu>(width);
        AssertApplies<Elu>(width);
    }

    /// <summary>One pass has the bits of two passes.</summary>
    private void AssertApplies<TFunction>(int width)
        where TFunction : struct, IActivationFunction
    {
        var kernels = new KernelsOnArrays(width);
        float[] table = Normals(4 * 5 * 48);
        foreach (int positions in (int[])[1, 2, 3, 4])
        {
            int[] contexts = NeighborsWithSharedBeginnings(positions);
            float[] zeros = new float[contexts.Length / positions * 48];
            float[] z = kernels.GatherRows<Identity>(table, vocabulary: 5, positions, contexts, zeros, adds: false).H;
            float[] h = kernels.Activate<TFunction>(z);
            float[] dh = Normals(z.Length);
            float[] dz = kernels.ActivateBackward<TFunction>(TFunction.NeedsInput ? z : h, h, dh);

            (float[] keptInput, float[] output) = kernels.GatherRows<TFunction>(table, vocabulary: 5, positions, contexts, zeros, adds: false);
            Assert.Equal(TFunction.NeedsInput ? z : zeros, keptInput);
            Assert.Equal(h, output);
            Assert.Equal(
                kernels.ScatterRows<Identity>(table, vocabulary: 5, positions, contexts, dz, dz, dz),
                kernels.ScatterRows<TFunction>(table, vocabulary: 5, positions, contexts, z, h, dh));
        }
    }

    /// <summary>The gradients of the logits of a context that 3 of 50 examples have: softmax · 3 / 50.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void SoftmaxRowsScalesARowByItsTotal(int width)
    {
        foreach (int length in (int[])[1, 16, 27, 40])
        {
            float[] z = Normals(length);
            double sum = z.Sum(value => Math.Exp(value));
            float[] values = new KernelsOnArrays(width).SoftmaxRow(z, totals: [3], scale: 1 / 50f).Values;
            AssertClose(j => j < length ? Math.Exp(z[j]) / sum * 3 / 50 : 0, values);
        }
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void AddRowsSumsOverTheRows(int width)
    {
        float[] rows = Normals(7 * 48);
        float[] before = Normals(48);
        float[] sum = new KernelsOnArrays(width).AddRows(rows, count: 7, before);
        AssertClose(j => before[j] + Enumerable.Range(0, 7).Sum(i => (double)rows[i * 48 + j]), sum);
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void ScaleMultipliesEveryNumber(int width)
    {
        float[] row = Normals(48);
        AssertClose(j => row[j] * 0.3, new KernelsOnArrays(width).Scale(row, 0.3f));
    }

    /// <summary>
    /// Sorted contexts, of which most begin as the one before them, with all numbers of shared tokens, and some are the
    /// same. The last ones have no order.
    /// </summary>
    private int[] NeighborsWithSharedBeginnings(int positions)
    {
        int[] tokens = [0, 0, 0, 1, 2, 3, 4];
        int[][] contexts = [.. Enumerable.Range(0, 200).Select(_ => _random.GetItems(tokens, positions))];
        IEnumerable<int[]> sorted = contexts[..180].OrderBy(context => string.Concat(context), StringComparer.Ordinal);
        // The second pair shares fewer tokens with the first pair than the contexts of each pair share.
        int[][] pairs = [[4, 1, 0, 0], [4, 1, 0, 2], [4, 2, 3, 3], [4, 2, 3, 4]];
        return [.. sorted.Concat(contexts[180..]).Concat(pairs.Select(context => context[..positions])).SelectMany(context => context)];
    }

    /// <summary>The table's rows for the tokens of a context.</summary>
    private static IEnumerable<int> Places(int positions, int[] contexts, int context) =>
        Enumerable.Range(0, positions).Select(p => p * 5 + contexts[context * positions + p]);

    /// <summary>C = bias + A · B and C += A · B, with A as it is and transposed, B in panels and row by row.</summary>
    private void AssertMultiplies(KernelsOnArrays kernels, int m, int n, int k)
    {
        float[] a = Normals(m * k);
        float[] transposed = [.. Enumerable.Range(0, k * m).Select(i => a[i % m * k + i / m])];
        float[] b = Normals(k * n);
        float[] bias = Normals(n);
        float[] sum = Normals(m * n);
        double[] product = [.. Enumerable.Range(0, m * n).Select(i => Enumerable.Range(0, k).Sum(p => (double)a[i / n * k + p] * b[p * n + i % n]))];

        foreach (bool packed in (bool[])[false, true])
        {
            AssertClose(i => bias[i % n] + product[i], kernels.Multiply(m, n, k, a, aTransposed: false, b, packed, bias, isBias: true), k + 1);
            AssertClose(i => bias[i % n] + product[i], kernels.Multiply(m, n, k, transposed, aTransposed: true, b, packed, bias, isBias: true), k + 1);
            AssertClose(i => sum[i] + product[i], kernels.Multiply(m, n, k, transposed, aTransposed: true, b, packed, sum, isBias: false), k + 1);
        }
    }

    /// <summary>Compares with a tolerance for sums of some terms of the order of 10.</summary>
    private static void AssertClose(Func<int, double> expected, float[] actual, int terms = 10)
    {
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected(i), actual[i], 10 * Rounding * terms);
    }

    private float[] Normals(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble())))];
}
