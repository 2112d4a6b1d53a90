using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>
/// The kernels as functions of arrays: the one place where the tests know how kernels are called. Every array is
/// followed by sentinels, and a kernel that writes there fails the test.
/// </summary>
internal sealed unsafe class KernelsOnArrays(int width)
{
    private const int Sentinels = 2 * Kernels.Padding;
    private const float Sentinel = -12345;

    private readonly Kernels _kernels = width switch
    {
        1 => new VectorKernels<Floats1, Floats1>(),
        4 => new VectorKernels<Floats4, Floats4>(),
        8 => new VectorKernels<Floats8, Floats4>(),
        16 => new VectorKernels<Floats16, Floats8>(),
        _ => throw new ArgumentOutOfRangeException(nameof(width)),
    };

    private delegate void InPlace(float* values);

    /// <summary>C = I + A · B, with A transposed or not, B in panels or row by row, and I = C or a row for every row of C.</summary>
    public float[] Multiply(int m, int n, int k, float[] a, bool aTransposed, float[] b, bool bPacked, float[] initial, bool isBias)
    {
        float[] panels = bPacked ? Pack(b, k, n) : b;
        fixed (float* pa = a, pb = panels, pi = initial)
        {
            float* left = pa, right = pb, bias = pi;
            return Run(isBias ? new float[m * n] : initial, c => _kernels.Multiply(
                m, n, k,
                left, aTransposed ? 1 : k, aTransposed ? m : 1,
                right, bPacked ? Gemm.PanelColumns : n, bPacked ? k * Gemm.PanelColumns : Gemm.PanelColumns,
                isBias ? bias : c, isBias ? 0 : n,
                c, n));
        }
    }

    /// <summary>C = A · Bᵀ.</summary>
    public float[] MultiplyDots(int m, int n, int k, float[] a, float[] b)
    {
        fixed (float* pa = a, pb = b)
        {
            float* left = pa, right = pb;
            return Run(new float[m * n], c => _kernels.MultiplyDots(m, n, k, left, k, right, k, c, n));
        }
    }

    /// <summary>z, the sum of a table's rows for each context, alone or added to what is there; and h = f(z).</summary>
    public (float[] Z, float[] H) GatherRows<TFunction>(float[] table, int vocabulary, int positions, int[] contexts, float[] rows, bool adds)
        where TFunction : struct, IActivationFunction
    {
        int length = rows.Length / (contexts.Length / positions);
        float[] h = rows;
        fixed (float* pinned = table, pinnedSums = new float[positions * length])
        {
            float* pointer = pinned, sums = pinnedSums;
            float[] z = Run(rows, input => h = Run(rows, output => _kernels.GatherRows<TFunction>(
                pointer, TokenPlaces.Everywhere(positions, vocabulary), contexts, TFunction.NeedsInput ? input : output, output, length, length, adds, sums)));
            return (z, h);
        }
    }

    /// <summary>A table to whose rows for each context ∂z is added, from ∂h, h and z.</summary>
    public float[] ScatterRows<TFunction>(float[] table, int vocabulary, int positions, int[] contexts, float[] z, float[] h, float[] dh)
        where TFunction : struct, IActivationFunction
    {
        int length = dh.Length / (contexts.Length / positions);
        fixed (float* pinnedInput = z, pinnedOutput = h, pinnedGradient = dh, pinnedSums = new float[positions * length])
        {
            float* input = pinnedInput, output = pinnedOutput, gradient = pinnedGradient, sums = pinnedSums;
            return Run(table, sum => _kernels.ScatterRows<TFunction>(
                sum, TokenPlaces.Everywhere(positions, vocabulary), contexts, input, output, gradient, length, length, sums));
        }
    }

    public float[] AddRows(float[] rows, int count, float[] sum)
    {
        fixed (float* pinned = rows)
        {
            float* pointer = pinned;
            return Run(sum, result => _kernels.AddRows(pointer, count, sum.Length, sum.Length, result));
        }
    }

    /// <summary>h = f(z).</summary>
    public float[] Activate<TFunction>(float[] z)
        where TFunction : struct, IActivationFunction =>
        Run(z, values => _kernels.Activate<TFunction>(values, values, z.Length));

    /// <summary>∂z from ∂h, and from z and h as far as the function needs them.</summary>
    public float[] ActivateBackward<TFunction>(float[] z, float[] h, float[] dh)
        where TFunction : struct, IActivationFunction
    {
        fixed (float* pinnedInput = z, pinnedOutput = h)
        {
            float* input = pinnedInput, output = pinnedOutput;
            return Run(dh, values => _kernels.ActivateBackward<TFunction>(input, output, values, values, z.Length));
        }
    }

    /// <summary>exp(z − max z) of a row, with the padding behind it; and max z, and the sum.</summary>
    public (float[] Values, float Maximum, float Sum) ExpRow(float[] z) => SoftmaxRow(z, totals: [], scale: 0);

    /// <summary>The same, with the values multiplied by total · scale / sum if there is a total.</summary>
    public (float[] Values, float Maximum, float Sum) SoftmaxRow(float[] z, float[] totals, float scale)
    {
        float[] padded = new float[Kernels.Pad(z.Length)];
        z.CopyTo(padded, 0);
        float[] maximum = new float[1], sum = new float[1];
        fixed (float* pinned = padded)
        {
            float* pointer = pinned;
            float[] values = Run(padded, e => _kernels.SoftmaxRows(pointer, e, padded.Length, z.Length, maximum, sum, totals, scale));
            return (values, maximum[0], sum[0]);
        }
    }

    public float[] Scale(float[] row, float factor) => Run(row, values => _kernels.Scale(values, row.Length, factor));

    private static float[] Pack(float[] b, int k, int n)
    {
        float[] panels = new float[(n + Gemm.PanelColumns - 1) / Gemm.PanelColumns * Gemm.PanelColumns * k];
        for (int p = 0; p < k; p++)
        {
            for (int j = 0; j < n; j++)
                panels[j / Gemm.PanelColumns * k * Gemm.PanelColumns + p * Gemm.PanelColumns + j % Gemm.PanelColumns] = b[p * n + j];
        }
        return panels;
    }

    /// <summary>Runs a kernel on a copy of the values, and sees to it that nothing is written behind them.</summary>
    private static float[] Run(float[] values, InPlace kernel)
    {
        float[] guarded = [.. values, .. Enumerable.Repeat(Sentinel, Sentinels)];
        fixed (float* pointer = guarded)
            kernel(pointer);
        Assert.All(guarded[values.Length..], sentinel => Assert.Equal(Sentinel, sentinel));
        return guarded[..values.Length];
    }
}
