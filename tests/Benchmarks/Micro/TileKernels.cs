using BenchmarkDotNet.Attributes;
using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>The engine's kernels on one tile of the notebook's model: B contexts, H units, V tokens.</summary>
public unsafe class TileKernels
{
    private const int B = 120;
    private const int H = NotebookModel.HiddenSize;
    private const int V = NotebookModel.VocabularySize;

    private static readonly int HStride = Kernels.Pad(H);
    private static readonly int VStride = Kernels.Pad(V);

    private readonly AlignedFloats _table = Random(NotebookModel.ContextLength * V * HStride);
    private readonly AlignedFloats _hidden = Random(B * HStride);
    private readonly AlignedFloats _hiddenGradients = Random(B * HStride);
    private readonly AlignedFloats _logits = Random(B * VStride);
    private readonly AlignedFloats _logitsGradients = Random(B * VStride);
    private readonly AlignedFloats _weightGradients = new(V * HStride);
    private readonly AlignedFloats _zeros = new(HStride);
    private readonly PackedMatrix _weightRows = new(V, H);
    private readonly PackedMatrix _weightColumns = new(H, V);
    private readonly float[] _maxima = new float[B];
    private readonly float[] _sums = new float[B];
    private readonly int[] _contexts = RandomTokens(B * NotebookModel.ContextLength);

    public TileKernels()
    {
        ReadOnlySpan<float> weight = Random(V * H).Span;
        _weightRows.Pack(weight, H);
        _weightColumns.PackTransposed(weight, H);
    }

    [Benchmark(Description = "z = Σₚ table[p][xₚ]")]
    public void GatherRows() => Kernels.Best.GatherRows(
        _table.Pointer, V, _contexts, NotebookModel.ContextLength, _hidden.Pointer, HStride, HStride);

    [Benchmark(Description = "∂table[p][xₚ] += ∂z")]
    public void ScatterRows() => Kernels.Best.ScatterRows(
        _table.Pointer, V, _contexts, NotebookModel.ContextLength, _hiddenGradients.Pointer, HStride, HStride);

    [Benchmark(Description = "h = tanh z")]
    public void Tanh() => Kernels.Best.Tanh(_hidden.Pointer, B * HStride);

    [Benchmark(Description = "∂z = ∂h ⊙ (1 − h²)")]
    public void TanhBackward() => Kernels.Best.TanhBackward(_hidden.Pointer, _hiddenGradients.Pointer, B * HStride);

    [Benchmark(Description = "logits = h · Wyᵀ")]
    public void Logits() => Kernels.Best.Multiply(
        B, VStride, H, _hidden.Pointer, HStride, 1, _weightColumns.Pointer, Gemm.PanelColumns, _weightColumns.PanelStride, _zeros.Pointer, 0, _logits.Pointer, VStride);

    [Benchmark(Description = "exp(logits − max)")]
    public void Exp() => Kernels.Best.ExpRows(_logits.Pointer, _logitsGradients.Pointer, VStride, V, _maxima, _sums);

    [Benchmark(Description = "∂Wy += ∂logitsᵀ · h")]
    public void WeightGradients() => Kernels.Best.Multiply(
        V, HStride, B, _logitsGradients.Pointer, 1, VStride, _hidden.Pointer, HStride, Gemm.PanelColumns, _weightGradients.Pointer, HStride, _weightGradients.Pointer, HStride);

    [Benchmark(Description = "∂h = ∂logits · Wy")]
    public void HiddenGradients() => Kernels.Best.Multiply(
        B, HStride, V, _logitsGradients.Pointer, VStride, 1, _weightRows.Pointer, Gemm.PanelColumns, _weightRows.PanelStride, _zeros.Pointer, 0, _hiddenGradients.Pointer, HStride);

    private static AlignedFloats Random(int length)
    {
        var floats = new AlignedFloats(length);
        new TorchRandom(seed: 42).NextNormal(floats.Span);
        return floats;
    }

    private static int[] RandomTokens(int length)
    {
        var random = new TorchRandom(seed: 42);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextInt32(V))];
    }
}
