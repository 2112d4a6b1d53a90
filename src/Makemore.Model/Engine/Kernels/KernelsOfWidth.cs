namespace Makemore.Engine;

/// <summary>The kernels in registers of one width.</summary>
internal sealed unsafe class Kernels<TVector> : Kernels
    where TVector : struct, IVector<TVector>
{
    public override void Multiply(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bPanel, float* initial, nint initialRow, float* c, nint cRow) =>
        Gemm.Multiply<TVector>(m, n, k, a, aRow, aColumn, b, bRow, bPanel, initial, initialRow, c, cRow);

    public override void GatherSum(float* table, int vocabularySize, ReadOnlySpan<int> tokens, float* row, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector sum = TVector.Load(table + (nint)tokens[0] * length + j);
            for (int p = 1; p < tokens.Length; p++)
                sum += TVector.Load(table + ((nint)p * vocabularySize + tokens[p]) * length + j);
            sum.Store(row + j);
        }
    }

    public override void ScatterAdd(float* table, int vocabularySize, ReadOnlySpan<int> tokens, float* row, int length)
    {
        for (int p = 0; p < tokens.Length; p++)
        {
            float* entry = table + ((nint)p * vocabularySize + tokens[p]) * length;
            for (int j = 0; j < length; j += TVector.Count)
                (TVector.Load(entry + j) + TVector.Load(row + j)).Store(entry + j);
        }
    }

    public override void AddRows(float* rows, int count, int length, float* sum)
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector total = TVector.Load(sum + j);
            for (int i = 0; i < count; i++)
                total += TVector.Load(rows + (nint)i * length + j);
            total.Store(sum + j);
        }
    }

    public override void Tanh(float* z, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            Elementary.Tanh(TVector.Load(z + j)).Store(z + j);
    }

    public override void TanhBackward(float* h, float* dh, int length)
    {
        TVector one = TVector.Broadcast(1);
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector value = TVector.Load(h + j);
            (TVector.Load(dh + j) * (one - value * value)).Store(dh + j);
        }
    }

    public override void Relu(float* z, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector value = TVector.Load(z + j);
            TVector.Max(value, TVector.Broadcast(0)).Store(z + j);
        }
    }

    public override void ReluBackward(float* h, float* dh, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
            TVector.WherePositive(TVector.Load(h + j), TVector.Load(dh + j)).Store(dh + j);
    }

    public override void Gelu(float* z, float* h, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector value = TVector.Load(z + j);
            (value * Elementary.NormalCumulative(value, out _)).Store(h + j);
        }
    }

    public override void GeluBackward(float* z, float* dh, float* dz, int length)
    {
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector value = TVector.Load(z + j);
            TVector cumulative = Elementary.NormalCumulative(value, out TVector density);
            (TVector.Load(dh + j) * TVector.MultiplyAdd(value, density, cumulative)).Store(dz + j);
        }
    }

    public override (float Maximum, float Sum) ExpShifted(float* z, float* e, int width)
    {
        // The register that the width ends in counts −∞ for what is behind it; those after it, if any, are all padding.
        int last = (width - 1) / TVector.Count * TVector.Count;
        TVector tail = TVector.Load(z + last) + TVector.Load(PaddingMask.For(width - last));
        TVector maximum = tail;
        for (int j = 0; j < last; j += TVector.Count)
            maximum = TVector.Max(maximum, TVector.Load(z + j));
        float top = maximum.Maximum();

        TVector shift = TVector.Broadcast(top);
        TVector sum = Elementary.Exp(tail - shift);
        sum.Store(e + last);
        for (int j = 0; j < last; j += TVector.Count)
        {
            TVector exp = Elementary.Exp(TVector.Load(z + j) - shift);
            exp.Store(e + j);
            sum += exp;
        }
        new Span<float>(e + last + TVector.Count, Pad(width) - last - TVector.Count).Clear();
        return (top, sum.Sum());
    }

    public override void Scale(float* row, int length, float factor)
    {
        TVector by = TVector.Broadcast(factor);
        for (int j = 0; j < length; j += TVector.Count)
            (TVector.Load(row + j) * by).Store(row + j);
    }
}
