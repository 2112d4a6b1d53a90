using System.Numerics.Tensors;
using Makemore.Benchmarks.Racing;
using Makemore.Engine;

namespace Makemore.Benchmarks.Products;

/// <summary>
/// A product of the engine, on one thread, as a layer does it for a mini-batch: the weights are copied into panels every
/// time, and activations are read where they are.
/// </summary>
internal sealed unsafe class OurProduct : IContender
{
    private readonly ProductShape _shape;
    private readonly Engine.Products _products = new(new Team { Threads = 1 });
    private readonly Activations _left;
    private readonly Activations _result;
    private readonly AlignedFloats _zeros;

    /// <summary>The right operand of the first two forms.</summary>
    private readonly AlignedFloats _weights;
    private readonly ProductWeights _panels;

    /// <summary>The right operand of the gradient of the weights.</summary>
    private readonly Activations _right;

    public OurProduct(ProductShape shape)
    {
        _shape = shape;
        bool isGradient = shape.Form == ProductForm.WeightGradient;
        _left = isGradient ? Rows(Operands.Left(shape), shape.K, shape.M) : Rows(Operands.Left(shape), shape.M, shape.K);
        _right = Rows(Operands.Right(shape), shape.K, shape.N);
        _result = new Activations(shape.M, shape.N);
        _zeros = new AlignedFloats(_result.Stride);
        _weights = new AlignedFloats(shape.K * shape.N);
        Operands.Right(shape).CopyTo(_weights.Span);
        _panels = new ProductWeights(shape.K, shape.N, isTransposed: shape.Form == ProductForm.Forward);
    }

    public string Name => "ours";

    public float Check()
    {
        Run(1);
        float sum = 0;
        for (int row = 0; row < _shape.M; row++)
            sum += TensorPrimitives.SumOfMagnitudes(new ReadOnlySpan<float>(_result.Values + row * _result.Stride, _shape.N));
        return sum / (_shape.M * _shape.N);
    }

    public void Run(int times)
    {
        for (int i = 0; i < times; i++)
        {
            if (_shape.Form == ProductForm.WeightGradient)
                MultiplyActivations();
            else
                MultiplyWeights();
        }
    }

    public void Dispose()
    {
    }

    private void MultiplyWeights()
    {
        bool isLarge = _shape.N * _shape.K > Layer.MostAccumulators && _shape.M <= TileCut.LargeTileRows;
        _panels.Take(_weights.Pointer, packsDuringProduct: isLarge, _products.Team);
        _panels.Multiply(_products, _shape.M, _left.Values, _left.Stride, _zeros.Pointer, 0, _result.Values, _result.Stride);
    }

    private void MultiplyActivations() =>
        _products.Multiply(
            _shape.M, Kernels.HalfPad(_shape.N), _shape.K, _left.Values, 1, _left.Stride, _right.Values, _right.Stride, Gemm.PanelColumns,
            _zeros.Pointer, 0, _result.Values, _result.Stride);

    private static Activations Rows(float[] numbers, int rows, int width)
    {
        var activations = new Activations(rows, width);
        for (int row = 0; row < rows; row++)
            numbers.AsSpan(row * width, width).CopyTo(new Span<float>(activations.Values + row * activations.Stride, width));
        return activations;
    }
}
