using System.Numerics.Tensors;
using Makemore.Testing;

namespace Makemore.Torch.Tests.Parity;

/// <summary>The same model by both backends, from the same seed.</summary>
internal sealed class ModelPair(CompiledModel simd, CompiledModel torch, int seed) : IDisposable
{
    public ILanguageModel Simd { get; } = simd.Create(seed);

    public ILanguageModel Torch { get; } = torch.Create(seed);

    /// <summary>Gives both the very same numbers: PyTorch's logarithm and cosine differ from .NET's in the last bits.</summary>
    public ModelPair WithEqualParameters()
    {
        foreach ((string name, Tensor<float> tensor) in Torch.Parameters)
            tensor.CopyTo(Simd.Parameters[name]);
        return this;
    }

    public void Dispose() => ((IDisposable)Torch).Dispose();
}
