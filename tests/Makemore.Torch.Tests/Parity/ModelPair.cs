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

    /// <summary>Moves every number of the Simd model by its last bit, up and down in turn.</summary>
    public ModelPair WithLastBitsMoved()
    {
        foreach (Tensor<float> tensor in Simd.Parameters.Values)
        {
            float[] values = new float[tensor.FlattenedLength];
            tensor.FlattenTo(values);
            for (int i = 0; i < values.Length; i++)
                values[i] = i % 2 == 0 ? MathF.BitIncrement(values[i]) : MathF.BitDecrement(values[i]);
            Tensor.Create(values, tensor.Lengths).CopyTo(tensor);
        }
        return this;
    }

    public void Dispose() => ((IDisposable)Torch).Dispose();
}
