using Makemore.Benchmarks.Rivals;
using static TorchSharp.torch;

namespace Makemore.Benchmarks.Products;

/// <summary>A product of libtorch, on one thread.</summary>
internal sealed class TorchProduct : TorchContender
{
    private readonly Tensor _left;
    private readonly Tensor _right;

    public TorchProduct(ProductShape shape)
        : base(threads: 1)
    {
        _left = shape.Form == ProductForm.WeightGradient
            ? tensor(Operands.Left(shape), [shape.K, shape.M]).t()
            : tensor(Operands.Left(shape), [shape.M, shape.K]);
        _right = shape.Form == ProductForm.Forward
            ? tensor(Operands.Right(shape), [shape.N, shape.K]).t()
            : tensor(Operands.Right(shape), [shape.K, shape.N]);
    }

    protected override string Form => "libtorch";

    public override float Check()
    {
        using var scope = NewDisposeScope();
        return mm(_left, _right).abs().mean().item<float>();
    }

    public override void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }

    protected override void Work() => mm(_left, _right);
}
