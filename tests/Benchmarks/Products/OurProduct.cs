using System.Numerics.Tensors;
using Makemore.Benchmarks.Racing;
using Makemore.Engine;

namespace Makemore.Benchmarks.Products;

/// <summary>
/// A product of the engine, on one thread. It copies the right operand into panels every time, as a layer does once a
/// step.
/// </summary>
internal sealed unsafe class OurProduct : IContender
{
    private readonly ProductShape _shape;
    private readonly Engine.Products _products = new(new Team { Threads = 1 });
    private readonly AlignedFloats _left;
    private readonly AlignedFloats _right;
    private readonly AlignedFloats _zeros;
    private readonly AlignedFloats _result;
    private readonly PackedMatrix _panels;
    private readonly int _columns;
    private readonly int _resultStride;

    public OurProduct(ProductShape shape)
    {
        _shape = shape;
        _left = Copy(Operands.Left(shape));
        _right = Copy(Operands.Right(shape));
        _columns = Kernels.HalfPad(shape.N);
        _resultStride = Kernels.Pad(shape.N);
        _zeros = new AlignedFloats(_resultStride);
        _result = new AlignedFloats(shape.M * _resultStride);
        _panels = new PackedMatrix(shape.K, shape.N);
    }

    public string Name => "ours";

    public float Check()
    {
        Run(1);
        float sum = 0;
        for (int row = 0; row < _shape.M; row++)
            sum += TensorPrimitives.SumOfMagnitudes<float>(_result.Span.Slice(row * _resultStride, _shape.N));
        return sum / (_shape.M * _shape.N);
    }

    public void Run(int times)
    {
        for (int i = 0; i < times; i++)
            Multiply();
    }

    public void Dispose()
    {
    }

    private void Multiply()
    {
        if (_shape.Form == ProductForm.Forward)
            _panels.PackTransposed(_right.Span, _shape.K);
        else
            _panels.Pack(_right.Pointer, _shape.N, _shape.K);
        (nint row, nint column) = _shape.Form == ProductForm.WeightGradient ? (1, _shape.M) : (_shape.K, 1);
        _products.Multiply(
            _shape.M, _columns, _shape.K, _left.Pointer, row, column, _panels.Pointer, Gemm.PanelColumns, _panels.PanelStride,
            _zeros.Pointer, 0, _result.Pointer, _resultStride);
    }

    private static AlignedFloats Copy(float[] numbers)
    {
        var copy = new AlignedFloats(numbers.Length);
        numbers.CopyTo(copy.Span);
        return copy;
    }
}
