using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// The kernels for registers of one width. Registers of half that width, if there are any, compute the remaining
/// columns of a product.
/// </summary>
/// <remarks>
/// The kernels that loop over a tile's numbers are fully optimized before their first call. Otherwise the runtime would
/// at first call each operator of a register, and the first step would take longer than many later steps together.
/// </remarks>
internal sealed unsafe class VectorKernels<TVector, THalf> : Kernels
    where TVector : struct, IVector<TVector>
    where THalf : struct, IVector<THalf>
{
    /// <summary>
    /// How many floats of the logits the softmax takes at a time, at least one row. They stay in the L1 cache.
    /// </summary>
    private const int SoftmaxFloats = 4096;

    public override void Multiply(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow) =>
        Gemm.Multiply<TVector, THalf>(m, n, k, a, aRow, aColumn, b, bRow, bPanel, initial, initialRow, c, cRow);

    public override void MultiplyDots(int m, int n, int k, float* a, nint aRow, float* b, nint bRow, float* c, nint cRow) =>
        Dots.Multiply<TVector>(m, n, k, a, aRow, b, bRow, c, cRow);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void GatherRows<TFunction>(
        float* table, TokenPlaces places, ReadOnlySpan<int> contexts, float* z, float* h, nint stride, int length, bool adds, float* sums)
    {
        int positions = places.Positions, vocabularySize = places.VocabularySize;
        int last = positions - 1;
        int same = 0;
        fixed (int* rowOf = places.RowOf, start = contexts)
        {
            int* end = start + contexts.Length;
            for (int* context = start; context < end; context += positions, z += stride, h += stride)
            {
                // The sum up to each position but the last one is known if the previous context has the same tokens.
                float* sum = last > 0 ? Entry(table, rowOf, context, 0, vocabularySize, stride) : null;
                for (int p = 1; p < last; p++)
                {
                    float* next = sums + p * stride;
                    if (p >= same)
                        Add(sum, Entry(table, rowOf, context, p, vocabularySize, stride), next, length);
                    sum = next;
                }
                same = SharedWithNext(context, end, positions);
                SetRow<TFunction>(sum, Entry(table, rowOf, context, last, vocabularySize, stride), z, h, length, adds);
            }
        }
    }

    /// <summary>z = sum + entry, or z += sum + entry; h = f(z). The sum is null if there is one position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetRow<TFunction>(float* sum, float* entry, float* z, float* h, int length, bool adds)
        where TFunction : struct, IActivationFunction
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector input = TVector.Load(entry + j);
            if (sum != null)
                input = TVector.Load(sum + j) + input;
            if (adds)
                input = TVector.Load(z + j) + input;
            if (TFunction.NeedsInput)
                input.Store(z + j);
            TFunction.Value(input).Store(h + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ScatterRows<TFunction>(
        float* table, TokenPlaces places, ReadOnlySpan<int> contexts, float* z, float* h, float* dh, nint stride, int length, float* sums)
    {
        int positions = places.Positions, vocabularySize = places.VocabularySize;
        int last = positions - 1;
        // By position: whether the sum over the contexts so far that have the same tokens before it as the current one has
        // begun. The sum goes into the table when the next context has other tokens. There is none before the first position.
        bool* begun = stackalloc bool[positions];
        new Span<bool>(begun, positions).Clear();
        fixed (int* rowOf = places.RowOf, start = contexts)
        {
            int* end = start + contexts.Length;
            for (int* context = start; context < end; context += positions, z += stride, h += stride, dh += stride)
            {
                int same = SharedWithNext(context, end, positions);
                float* entry = Entry(table, rowOf, context, last, vocabularySize, stride);
                AddRow<TFunction>(z, h, dh, entry, SumBefore(last, sums, stride), begun[last], length);
                for (int p = last; p > 0; p--)
                {
                    begun[p] = p <= same;
                    if (begun[p])
                        break;
                    float* sum = SumBefore(p, sums, stride);
                    entry = Entry(table, rowOf, context, p - 1, vocabularySize, stride);
                    AddRow<Identity>(sum, sum, sum, entry, SumBefore(p - 1, sums, stride), begun[p - 1], length);
                }
            }
        }
    }

    /// <summary>The sum over contexts with the same tokens before a position; null for the first position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* SumBefore(int position, float* sums, nint stride) => position > 0 ? sums + (position - 1) * stride : null;

    /// <summary>Adds ∂z = ∂h · f′(z) to a row of the table. It also adds it to a sum that has begun, or begins the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<TFunction>(float* z, float* h, float* dh, float* entry, float* sum, bool begun, int length)
        where TFunction : struct, IActivationFunction
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector output = TVector.Load(h + j);
            TVector dz = TFunction.Gradient(TFunction.NeedsInput ? TVector.Load(z + j) : output, output, TVector.Load(dh + j));
            (TVector.Load(entry + j) + dz).Store(entry + j);
            if (sum == null)
                continue;
            if (begun)
                dz = TVector.Load(sum + j) + dz;
            dz.Store(sum + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddRows(float* rows, int count, nint stride, int length, float* sum)
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector total = TVector.Load(sum + j);
            for (int i = 0; i < count; i++)
                total += TVector.Load(rows + i * stride + j);
            total.Store(sum + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Activate<TFunction>(float* z, float* h, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            TFunction.Value(TVector.Load(z + j)).Store(h + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ActivateBackward<TFunction>(float* z, float* h, float* dh, float* dz, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            TFunction.Gradient(TVector.Load(z + j), TVector.Load(h + j), TVector.Load(dh + j)).Store(dz + j);
    }

    public override void SoftmaxRows(
        float* z, float* e, int stride, int width, Span<float> maxima, Span<float> sums, ReadOnlySpan<float> totals, float scale)
    {
        int most = Math.Max(1, SoftmaxFloats / stride);
        for (int first = 0; first < maxima.Length; first += most)
        {
            int rows = Math.Min(most, maxima.Length - first);
            Maxima(z, stride, width, maxima.Slice(first, rows));
            Exponentials(z, e, stride, width, maxima.Slice(first, rows), sums.Slice(first, rows));
            if (totals.Length > 0)
                Normalize(e, stride, width, sums.Slice(first, rows), totals.Slice(first, rows), scale);
            z += rows * stride;
            e += rows * stride;
        }
    }

    /// <summary>The largest number of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Maxima(float* z, int stride, int width, Span<float> maxima)
    {
        int last = LastRegister(width, out TVector mask);
        for (int row = 0; row < maxima.Length; row++, z += stride)
        {
            TVector maximum = TVector.Load(z + last) + mask;
            for (int j = 0; j < last; j += TVector.Count)
                maximum = TVector.Max(maximum, TVector.Load(z + j));
            maxima[row] = maximum.Maximum();
        }
    }

    /// <summary>e = exp(z − max z), and the sum of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exponentials(float* z, float* e, int stride, int width, ReadOnlySpan<float> maxima, Span<float> sums)
    {
        int last = LastRegister(width, out TVector mask);
        for (int row = 0; row < maxima.Length; row++, z += stride, e += stride)
        {
            TVector shift = TVector.Broadcast(maxima[row]);
            TVector sum = Elementary.Exp(TVector.Load(z + last) + mask - shift);
            sum.Store(e + last);
            for (int j = 0; j < last; j += TVector.Count)
            {
                TVector exp = Elementary.Exp(TVector.Load(z + j) - shift);
                exp.Store(e + j);
                sum += exp;
            }
            sums[row] = sum.Sum();
            for (int j = last + TVector.Count; j < Pad(width); j += TVector.Count)
                TVector.Broadcast(0).Store(e + j);
        }
    }

    /// <summary>e ← e · total · scale / Σ e, for each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalize(float* e, int stride, int width, ReadOnlySpan<float> sums, ReadOnlySpan<float> totals, float scale)
    {
        for (int row = 0; row < sums.Length; row++, e += stride)
        {
            TVector factor = TVector.Broadcast(totals[row] * scale / sums[row]);
            for (int j = 0; j < width; j += TVector.Count)
                (TVector.Load(e + j) * factor).Store(e + j);
        }
    }

    /// <summary>
    /// Where the last register of a row begins, and what is added to it, so that the numbers beyond the width become −∞.
    /// Later registers, if any, hold only padding.
    /// </summary>
    private static int LastRegister(int width, out TVector mask)
    {
        int last = (width - 1) / TVector.Count * TVector.Count;
        mask = TVector.Load(PaddingMask.For(width - last));
        return last;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scale(float* row, int length, float factor)
    {
        TVector by = TVector.Broadcast(factor);
        for (int j = 0; j < length; j += TVector.Count)
            (TVector.Load(row + j) * by).Store(row + j);
    }

    public override void Update<TRule>(TRule rule, float* p, float* g, float* first, float* second, int length) =>
        rule.Update<TVector>(p, g, first, second, length);

    /// <summary>The table's row for the token at a position of a context.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Entry(float* table, int* rowOf, int* context, int position, int vocabularySize, nint stride) =>
        table + rowOf[position * vocabularySize + context[position]] * stride;

    /// <summary>
    /// With how many tokens, but not all, a context and the next one both begin; 0 if there is no next one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SharedWithNext(int* context, int* end, int positions)
    {
        int* next = context + positions;
        int same = 0;
        if (next < end)
        {
            while (same < positions - 1 && context[same] == next[same])
                same++;
        }
        return same;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* left, float* right, float* sum, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            (TVector.Load(left + j) + TVector.Load(right + j)).Store(sum + j);
    }
}
