using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Parameter = TorchSharp.Modules.Parameter;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The fastest form of the forward pass and the update in TorchSharp.</summary>
internal static class BestForm
{
    /// <summary>
    /// Computes the logits. E is read by one index_select, every layer is one linear, and tanh works in place.
    /// </summary>
    /// <param name="parameters">E, then W and b of every layer.</param>
    /// <param name="contexts">The contexts' tokens, one after another.</param>
    /// <param name="rows">The number of contexts.</param>
    public static Tensor Logits(TorchParameters parameters, Tensor contexts, long rows)
    {
        IReadOnlyList<Parameter> all = parameters.All;
        Tensor x = parameters.E.index_select(0, contexts).view(rows, -1);
        for (int i = 1; i < all.Count - 2; i += 2)
            x = linear(x, all[i], all[i + 1]).tanh_();
        return linear(x, all[^2], all[^1]);
    }

    /// <summary>Computes the gradients of a loss, and p −= lr · ∂p in place.</summary>
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
