using System.Numerics.Tensors;

namespace Makemore.Torch.Tests.Parity;

/// <summary>The same model by both backends.</summary>
internal sealed class ModelPair(ILanguageModel simd, ILanguageModel torch) : IDisposable
{
    public ILanguageModel Simd { get; } = simd;

    public ILanguageModel Torch { get; } = torch;

    /// <summary>Gives both the very same numbers: PyTorch's logarithm and cosine differ from .NET's in the last bits.</summary>
    public ModelPair WithEqualParameters()
    {
        foreach ((string name, Tensor<float> tensor) in Torch.Parameters)
            tensor.CopyTo(Simd.Parameters[name]);
        return this;
    }

    public void Dispose() => ((IDisposable)Torch).Dispose();
}
