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
    public override void Multiply(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow) =>
        Gemm.Multiply<TVector, THalf>(m, n, k, a, aRow, aColumn, b, bRow, bPanel, initial, initialRow, c, cRow);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void GatherRows(float* table, TokenPlaces places, ReadOnlySpan<int> contexts, float* rows, nint stride, int length, bool adds)
    {
        int positions = places.Positions;
        for (int first = 0; first < contexts.Length; first += positions, rows += stride)
        {
            // It adds two or three positions at a time, so that the sum is read and written less often.
            ReadOnlySpan<int> context = contexts.Slice(first, positions);
            bool isOdd = positions % 2 == 1;
            int p = 0;
            if (adds)
            {
                if (isOdd)
                    Add(rows, Entry(table, places, context, p++, length), rows, length);
            }
            else if (positions == 1)
                Copy(Entry(table, places, context, p++, length), rows, length);
            else if (isOdd)
            {
                AddThree(
                    Entry(table, places, context, p++, length), Entry(table, places, context, p++, length), Entry(table, places, context, p++, length), rows, length);
            }
            else
            {
                Add(Entry(table, places, context, p++, length), Entry(table, places, context, p++, length), rows, length);
            }
            for (; p < positions; p += 2)
                AddBoth(Entry(table, places, context, p, length), Entry(table, places, context, p + 1, length), rows, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ScatterRows(float* table, TokenPlaces places, ReadOnlySpan<int> contexts, float* rows, nint stride, int length)
    {
        int positions = places.Positions;
        for (int first = 0; first < contexts.Length; first += positions, rows += stride)
        {
            ReadOnlySpan<int> context = contexts.Slice(first, positions);
            for (int p = 0; p < positions; p++)
            {
                float* entry = Entry(table, places, context, p, length);
                Add(entry, rows, entry, length);
            }
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ExpRows(float* z, float* e, int stride, int width, Span<float> maxima, Span<float> sums)
    {
        // The mask sets the numbers beyond the width to −∞ in the last register. Later registers, if any, hold only
        // padding.
        int last = (width - 1) / TVector.Count * TVector.Count;
        TVector mask = TVector.Load(PaddingMask.For(width - last));
        for (int row = 0; row < maxima.Length; row++, z += stride, e += stride)
        {
            TVector tail = TVector.Load(z + last) + mask;
            TVector maximum = tail;
            for (int j = 0; j < last; j += TVector.Count)
                maximum = TVector.Max(maximum, TVector.Load(z + j));
            float largest = maximum.Maximum();
            maxima[row] = largest;

            TVector shift = TVector.Broadcast(largest);
            TVector sum = Elementary.Exp(tail - shift);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scale(float* row, int length, float factor)
    {
        TVector by = TVector.Broadcast(factor);
        for (int j = 0; j < length; j += TVector.Count)
            (TVector.Load(row + j) * by).Store(row + j);
    }

    public override void Update<TRule>(TRule rule, float* p, float* g, float* first, float* second, int length) =>
        rule.Update<TVector>(p, g, first, second, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Entry(float* table, TokenPlaces places, ReadOnlySpan<int> context, int position, int length) =>
        table + places.RowOf[position * places.VocabularySize + context[position]] * (nint)length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* source, float* destination, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            TVector.Load(source + j).Store(destination + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* left, float* right, float* sum, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            (TVector.Load(left + j) + TVector.Load(right + j)).Store(sum + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddThree(float* first, float* second, float* third, float* sum, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            (TVector.Load(first + j) + (TVector.Load(second + j) + TVector.Load(third + j))).Store(sum + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBoth(float* left, float* right, float* sum, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            (TVector.Load(sum + j) + (TVector.Load(left + j) + TVector.Load(right + j))).Store(sum + j);
    }
}
