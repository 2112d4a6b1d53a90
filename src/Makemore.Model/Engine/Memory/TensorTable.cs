using System.Collections.ObjectModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>Tensors by the names of their parameters, in the order of the parameters.</summary>
internal static class TensorTable
{
    public static ReadOnlyDictionary<string, Tensor<float>> Of(IEnumerable<Parameter> parameters, Func<Parameter, Tensor<float>> tensor) =>
        new(new OrderedDictionary<string, Tensor<float>>(parameters.Select(parameter => KeyValuePair.Create(parameter.Spec.Name, tensor(parameter)))));
}
