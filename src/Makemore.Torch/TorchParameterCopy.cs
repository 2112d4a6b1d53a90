using Makemore.Engine;
using static TorchSharp.torch;

namespace Makemore.Torch;

/// <summary>A second set of a model's tensors, on their device and in their precision.</summary>
internal sealed class TorchParameterCopy : IParameterCopy
{
    private readonly (Tensor Model, Tensor Copy)[] _pairs;

    public TorchParameterCopy(IReadOnlyList<Tensor> model)
    {
        using var _ = no_grad();
        _pairs = [.. model.Select(tensor => (tensor, zeros_like(tensor).DetachFromDisposeScope()))];
    }

    public void Take()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach ((Tensor model, Tensor copy) in _pairs)
            copy.copy_(model);
    }

    public void Approach(float share)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach ((Tensor model, Tensor copy) in _pairs)
            copy.add_(model - copy, share);
    }

    public void Exchange()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach ((Tensor model, Tensor copy) in _pairs)
        {
            Tensor before = model.clone();
            model.copy_(copy);
            copy.copy_(before);
        }
    }

    public void Dispose()
    {
        foreach ((Tensor _, Tensor copy) in _pairs)
            copy.Dispose();
    }
}
