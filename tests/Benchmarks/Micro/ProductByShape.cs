using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Makemore.Benchmarks.Models;

namespace Makemore.Benchmarks.Micro;

/// <summary>
/// logits = h · Wyᵀ + by, for the sizes of the notebook's model and for registers of 16 floats only. All sizes and
/// distances are constants, as in a compiler that emits kernels by shape. The benchmark compares this method with the
/// engine's product, which takes the sizes as arguments and works for all shapes and widths.
/// </summary>
internal static unsafe class ProductByShape
{
    private const int Hidden = NotebookModel.HiddenSize;
    private const int Width = 16;

    /// <summary>27 logits, in two registers.</summary>
    private const int Logits = 2 * Width;

    /// <summary>100 units, padded to a whole number of registers.</summary>
    private const int HiddenStride = 112;

    private const int Rows = 6;

    /// <summary>
    /// Multiplies h, (rows × 112), by the panel, (100 × 32). The number of rows must be a multiple of six.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(int rows, float* h, float* panel, float* bias, float* logits)
    {
        for (int row = 0; row < rows; row += Rows, h += Rows * HiddenStride, logits += Rows * Logits)
        {
            Vector512<float> c00 = Vector512.Load(bias), c01 = Vector512.Load(bias + Width);
            Vector512<float> c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01, c40 = c00, c41 = c01, c50 = c00, c51 = c01;
            float* b = panel;
            for (int k = 0; k < Hidden; k++, b += Logits)
            {
                Vector512<float> b0 = Vector512.Load(b), b1 = Vector512.Load(b + Width);
                Add(h[k], b0, b1, ref c00, ref c01);
                Add(h[k + HiddenStride], b0, b1, ref c10, ref c11);
                Add(h[k + 2 * HiddenStride], b0, b1, ref c20, ref c21);
                Add(h[k + 3 * HiddenStride], b0, b1, ref c30, ref c31);
                Add(h[k + 4 * HiddenStride], b0, b1, ref c40, ref c41);
                Add(h[k + 5 * HiddenStride], b0, b1, ref c50, ref c51);
            }
            Store(logits, c00, c01);
            Store(logits + Logits, c10, c11);
            Store(logits + 2 * Logits, c20, c21);
            Store(logits + 3 * Logits, c30, c31);
            Store(logits + 4 * Logits, c40, c41);
            Store(logits + 5 * Logits, c50, c51);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float x, Vector512<float> b0, Vector512<float> b1, ref Vector512<float> c0, ref Vector512<float> c1)
    {
        Vector512<float> broadcast = Vector512.Create(x);
        c0 = Vector512.FusedMultiplyAdd(broadcast, b0, c0);
        c1 = Vector512.FusedMultiplyAdd(broadcast, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* row, Vector512<float> c0, Vector512<float> c1)
    {
        c0.Store(row);
        c1.Store(row + Width);
    }
}
