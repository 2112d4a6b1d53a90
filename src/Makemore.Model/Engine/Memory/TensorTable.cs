using System.Collections.ObjectModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>Tensors by the names of their parameters, in the order of the parameters.</summary>
internal static class TensorTable
{
    public static ReadOnlyDictionary<string, Tensor<float>> Of(IEnumerable<Parameter> parameters, Func<Parameter, Tensor<float>> tensor) =>
        new(new OrderedDictionary<string, Tensor<float>>(parameters.Select(parameter => KeyValuePair.Create(parameter.Spec.Name, tensor(parameter)))));

    /// <summary>A copy of tensors, whose values do not change with the model.</summary>
    public static ReadOnlyDictionary<string, Tensor<float>> CopyOf(IReadOnlyDictionary<string, Tensor<float>> tensors) =>
        new(new OrderedDictionary<string, Tensor<float>>(
            tensors.Select(tensor => KeyValuePair.Create(tensor.Key, Tensor.Create(tensor.Value.ToFlatArray(), tensor.Value.Lengths)))));

    /// <summary>Whether all values are finite numbers.</summary>
    public static bool IsFinite(IReadOnlyDictionary<string, Tensor<float>> tensors) =>
        tensors.Values.All(tensor => TensorPrimitives.IsFiniteAll(tensor.Numbers()));
}
