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

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void GatherRowsAddsARowForEachPosition(int width)
    {
        float[] table = Normals(4 * 5 * 48);
        float[] before = Normals(48);
        int[] context = [4, 0, 2, 2];
        foreach (int positions in (int[])[1, 2, 3, 4])
        {
            foreach (bool adds in (bool[])[false, true])
            {
                float[] row = new KernelsOnArrays(width).GatherRow(table, vocabulary: 5, context[..positions], before, adds);
                AssertClose(j => (adds ? before[j] : 0) + Enumerable.Range(0, positions).Sum(p => (double)table[(p * 5 + context[p]) * 48 + j]), row);
            }
        }
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void ScatterRowsAddsToARowForEachPosition(int width)
    {
        float[] table = Normals(3 * 5 * 48);
        float[] row = Normals(48);
        float[] sum = new KernelsOnArrays(width).ScatterRow(table, vocabulary: 5, [4, 0, 2], row);
        AssertClose(i => i / 48 is 4 or 5 or 12 ? (double)table[i] + row[i % 48] : table[i], sum);
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

    /// <summary>C = bias + A · B and C += A · B, with A as it is and transposed, B in panels and row by row.</summary>
    private void AssertMultiplies(KernelsOnArrays kernels, int m, int n, int k)
    {
        float[] a = Normals(m * k);
        float[] transposed = [.. Enumerable.Range(0, k * m).Select(i => a[i % m * k + i / m])];
        float[] b = Normals(k * n);
        float[] bias = Normals(n);
        float[] sum = Normals(m * n);
        double Product(int i) => Enumerable.Range(0, k).Sum(p => (double)a[i / n * k + p] * b[p * n + i % n]);

        foreach (bool packed in (bool[])[false, true])
        {
            AssertClose(i => bias[i % n] + Product(i), kernels.Multiply(m, n, k, a, aTransposed: false, b, packed, bias, isBias: true), k + 1);
            if (n % Kernels.HalfPadding == 0)
                AssertClose(i => sum[i] + Product(i), kernels.Multiply(m, n, k, transposed, aTransposed: true, b, packed, sum, isBias: false), k + 1);
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
