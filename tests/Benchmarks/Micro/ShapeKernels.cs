using BenchmarkDotNet.Attributes;
using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>
/// One product of the notebook's model, logits = h · Wyᵀ + by for 120 contexts. It is computed by the engine's kernel
/// and by a kernel that is written for this shape.
/// </summary>
public unsafe class ShapeKernels
{
    private const int Rows = 120;

    /// <summary>27 logits, in two registers of 16 floats. The kernel for this shape has no others.</summary>
    private const int Columns = 32;

    private readonly AlignedFloats _h = new(Rows * Kernels.Pad(NotebookModel.HiddenSize));
    private readonly AlignedFloats _panel = new(NotebookModel.HiddenSize * Columns);
    private readonly AlignedFloats _bias = new(Columns);
    private readonly AlignedFloats _logits = new(Rows * Columns);

    public ShapeKernels()
    {
        var random = new TorchRandom(42);
        random.NextNormal(_h.Span);
        random.NextNormal(_panel.Span);
    }

    [Benchmark(Baseline = true, Description = "the engine's, of any shape")]
    public void OfAnyShape() => Kernels.Best.Multiply(
        Rows, Columns, NotebookModel.HiddenSize, _h.Pointer, Kernels.Pad(NotebookModel.HiddenSize), 1,
        _panel.Pointer, Columns, Gemm.PanelColumns, _bias.Pointer, 0, _logits.Pointer, Columns);

    [Benchmark(Description = "written for this shape")]
    public void ByShape() => ProductByShape.Multiply(Rows, _h.Pointer, _panel.Pointer, _bias.Pointer, _logits.Pointer);
}
