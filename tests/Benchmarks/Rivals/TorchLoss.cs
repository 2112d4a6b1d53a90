using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The loss over the whole corpus in TorchSharp, without gradients.</summary>
internal abstract class TorchLoss : TorchContender
{
    public override float Check()
    {
        using var scope = NewDisposeScope();
        return LossWithoutGradients().item<float>();
    }

    protected override void Work() => LossWithoutGradients();

    protected abstract Tensor Loss();

    private Tensor LossWithoutGradients()
    {
        using var _ = no_grad();
        return Loss();
    }
}
