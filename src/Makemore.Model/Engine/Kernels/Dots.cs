using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// Products with few columns and long sums: C = A · Bᵀ. <see cref="Gemm"/> would fill a part of a register with the
/// columns. Here, a number of C is the sum of a register, and the registers follow the rows of A and Bᵀ.
/// </summary>
internal static unsafe class Dots
{
    /// <summary>How many rows are computed at a time. With two columns, these are 8 sums.</summary>
    private const int TileRows = 4;

    private const int TileColumns = 2;

    /// <summary>Multiplies (m × k) by (k × n).</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Rows of Bᵀ and columns of C.</param>
    /// <param name="k">The length of the rows of A and Bᵀ, a multiple of <see cref="Kernels.Padding"/>.</param>
    /// <param name="a">A, row by row.</param>
    /// <param name="aRow">The distance between A's rows.</param>
    /// <param name="b">Bᵀ, row by row.</param>
    /// <param name="bRow">The distance between the rows of Bᵀ.</param>
    /// <param name="c">C, row by row.</param>
    /// <param name="cRow">The distance between C's rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TVector>(int m, int n, int k, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow)
        where TVector : struct, IVector<TVector>
    {
        // Beyond the last row or column, a tile computes the last one again.
        for (int row = 0; row < m; row += TileRows)
        {
            int row1 = Math.Min(row + 1, m - 1), row2 = Math.Min(row + 2, m - 1), row3 = Math.Min(row + 3, m - 1);
            for (int column = 0; column < n; column += TileColumns)
            {
                int column1 = Math.Min(column + 1, n - 1);
                float* a0 = a + row * aRow, a1 = a + row1 * aRow, a2 = a + row2 * aRow, a3 = a + row3 * aRow;
                float* b0 = b + column * bRow, b1 = b + column1 * bRow;
                TVector zero = TVector.Broadcast(0);
                TVector c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero, c30 = zero, c31 = zero;
                for (int x = 0; x < k; x += TVector.Count)
                {
                    TVector x0 = TVector.Load(b0 + x), x1 = TVector.Load(b1 + x);
                    AddProducts(TVector.Load(a0 + x), x0, x1, ref c00, ref c01);
                    AddProducts(TVector.Load(a1 + x), x0, x1, ref c10, ref c11);
                    AddProducts(TVector.Load(a2 + x), x0, x1, ref c20, ref c21);
                    AddProducts(TVector.Load(a3 + x), x0, x1, ref c30, ref c31);
                }
                StoreSums(c00, c01, c + row * cRow, column, column1);
                StoreSums(c10, c11, c + row1 * cRow, column, column1);
                StoreSums(c20, c21, c + row2 * cRow, column, column1);
                StoreSums(c30, c31, c + row3 * cRow, column, column1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts<TVector>(TVector a, TVector b0, TVector b1, ref TVector sum0, ref TVector sum1)
        where TVector : struct, IVector<TVector>
    {
        TVector.AddProduct(a, b0, ref sum0);
        TVector.AddProduct(a, b1, ref sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreSums<TVector>(TVector sum0, TVector sum1, float* row, int column0, int column1)
        where TVector : struct, IVector<TVector>
    {
        row[column0] = sum0.Sum();
        row[column1] = sum1.Sum();
    }
}
