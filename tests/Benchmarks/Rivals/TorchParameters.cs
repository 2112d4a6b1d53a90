using System.Numerics.Tensors;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;
using Tensor = TorchSharp.torch.Tensor;

namespace Makemore.Benchmarks.Rivals;

/// <summary>
/// A copy of a model's parameters as TorchSharp tensors with gradients. They are in the order of the notebook: E, then
/// W and b of every layer.
/// </summary>
internal sealed class TorchParameters : IDisposable
{
    public TorchParameters(ILanguageModel model)
    {
        All = [.. model.Spec.Parameters.Select(parameter => Copy(parameter, model.Parameters[parameter.Name]))];
    }

    public IReadOnlyList<Parameter> All { get; }

    public Tensor E => All[0];

    public void Dispose()
    {
        foreach (Parameter parameter in All)
            parameter.Dispose();
    }

    private static Parameter Copy(ParameterSpec spec, Tensor<float> source)
    {
        float[] values = new float[spec.Count];
        source.FlattenTo(values);
        return new Parameter(tensor(values, [.. spec.Shape.Select(size => (long)size)]));
    }
}
