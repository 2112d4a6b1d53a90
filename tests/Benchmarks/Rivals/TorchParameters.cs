using System.Numerics.Tensors;
using Tensor = TorchSharp.torch.Tensor;
using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>A copy of a model's parameters as TorchSharp tensors that want gradients, in the notebook's order: E, then W and b of every layer.</summary>
internal sealed class TorchParameters : IDisposable
{
    public TorchParameters(ILanguageModel model)
    {
        All = [.. model.Spec.Parameters.Select(parameter => Copy(parameter, model.Parameters[parameter.Name]))];
    }

    public IReadOnlyList<Tensor> All { get; }

    public Tensor E => All[0];

    public void Dispose()
    {
        foreach (Tensor parameter in All)
            parameter.Dispose();
    }

    private static Tensor Copy(ParameterSpec spec, Tensor<float> source)
    {
        float[] values = new float[spec.Count];
        source.FlattenTo(values);
        return tensor(values, [.. spec.Shape.Select(size => (long)size)], requires_grad: true);
    }
}
