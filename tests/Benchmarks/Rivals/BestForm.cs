using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Parameter = TorchSharp.Modules.Parameter;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The forward pass and the update as TorchSharp does them fastest.</summary>
internal static class BestForm
{
    /// <summary>E by one index_select, every layer by one linear, tanh in place.</summary>
    /// <param name="parameters">E, then W and b of every layer.</param>
    /// <param name="contexts">The contexts' tokens, one after another.</param>
    /// <param name="rows">How many contexts there are.</param>
    public static Tensor Logits(TorchParameters parameters, Tensor contexts, long rows)
    {
        IReadOnlyList<Parameter> all = parameters.All;
        Tensor x = parameters.E.index_select(0, contexts).view(rows, -1);
        for (int i = 1; i < all.Count - 2; i += 2)
            x = linear(x, all[i], all[i + 1]).tanh_();
        return linear(x, all[^2], all[^1]);
    }

    /// <summary>The gradients of a loss, and p −= lr · ∂p in place.</summary>
    public static void Descend(TorchParameters parameters, Tensor loss, float learningRate)
    {
        loss.backward();
        using var _ = no_grad();
        foreach (Tensor parameter in parameters.All)
        {
            parameter.add_(parameter.grad!, alpha: -learningRate);
            parameter.grad = null;
        }
    }
}
