using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Makemore.Engine;

/// <summary>
/// The loops that take most of the time. Rows are padded to a whole number of the widest registers. The padding is 0
/// and stays 0.
/// </summary>
internal abstract unsafe class Kernels
{
    /// <summary>Rows are padded to a multiple of this many floats: one cache line, and the widest register.</summary>
    public const int Padding = 16;

    /// <summary>The kernels for the widest registers of this processor.</summary>
    public static readonly Kernels Best =
        Avx512F.IsSupported ? new VectorKernels<Floats16, Floats8>()
        : Vector256.IsHardwareAccelerated ? new VectorKernels<Floats8, Floats4>()
        : Vector128.IsHardwareAccelerated ? new VectorKernels<Floats4, Floats4>()
        : new VectorKernels<Floats1, Floats1>();

    /// <summary>Products compute a multiple of this many columns: half of the widest register.</summary>
    public const int HalfPadding = Padding / 2;

    /// <summary>A row's length in memory.</summary>
    public static int Pad(int length) => (int)Pad((long)length);

    /// <summary>The length of several rows in memory, without padding between them.</summary>
    public static long Pad(long length) => (length + Padding - 1) / Padding * Padding;

    /// <summary>How many numbers of a row the products compute.</summary>
    public static int HalfPad(int length) => (length + HalfPadding - 1) / HalfPadding * HalfPadding;

    /// <inheritdoc cref="Gemm.Multiply"/>
    public abstract void Multiply(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow);

    /// <inheritdoc cref="Dots.Multiply"/>
    public abstract void MultiplyDots(int m, int n, int k, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow);

    /// <summary>
    /// z[i] = Σₚ table[row of contexts[i][p] at position p] and h[i] = f(z[i]), for every context. If
    /// <paramref name="adds"/> is true, the sum is added to z[i]. If the function works in place, z is h. It is fastest if
    /// neighboring contexts begin with the same tokens.
    /// </summary>
    /// <remarks>The kernel uses the memory of sums, with room for a row for each position.</remarks>
    public abstract void GatherRows<TFunction>(
        float* table, TokenPlaces places, ReadOnlySpan<int> contexts, float* z, float* h, nint stride, int length, bool adds, float* sums)
        where TFunction : struct, IActivationFunction;

    /// <summary>table[row of contexts[i][p] at position p] += dh[i] · f′(z[i]), for every context and every p.</summary>
    /// <inheritdoc cref="GatherRows" path="/remarks"/>
    public abstract void ScatterRows<TFunction>(
        float* table, TokenPlaces places, ReadOnlySpan<int> contexts, float* z, float* h, float* dh, nint stride, int length, float* sums)
        where TFunction : struct, IActivationFunction;

    /// <summary>sum[j] += Σᵢ rows[i][j].</summary>
    public abstract void AddRows(float* rows, int count, nint stride, int length, float* sum);

    /// <summary>h = f(z). z and h may be the same memory.</summary>
    public abstract void Activate<TFunction>(float* z, float* h, int length)
        where TFunction : struct, IActivationFunction;

    /// <summary>dz = dh · f′(z). dz and dh may be the same memory.</summary>
    public abstract void ActivateBackward<TFunction>(float* z, float* h, float* dh, float* dz, int length)
        where TFunction : struct, IActivationFunction;

    /// <summary>
    /// e[i][j] = exp(z[i][j] − maxima[i]) with maxima[i] = max z[i], and 0 in the padding; sums[i] = Σ e[i]. If there
    /// are totals, e[i] is then multiplied by totals[i] · scale / sums[i].
    /// </summary>
    public abstract void SoftmaxRows(
        float* z, float* e, int stride, int width, Span<float> maxima, Span<float> sums, ReadOnlySpan<float> totals, float scale);

    /// <summary>row[j] ← row[j] · factor.</summary>
    public abstract void Scale(float* row, int length, float factor);

    /// <summary>Updates parameters by the rule of an optimizer.</summary>
    public abstract void Update<TRule>(TRule rule, float* p, float* g, float* first, float* second, int length)
        where TRule : struct, IUpdateRule;
}
