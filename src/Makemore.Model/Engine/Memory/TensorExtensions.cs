using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>Reads tensors.</summary>
internal static class TensorExtensions
{
    /// <summary>A copy of the numbers of a tensor, row-major.</summary>
    public static float[] ToFlatArray(this Tensor<float> tensor)
    {
        float[] numbers = new float[tensor.FlattenedLength];
        tensor.FlattenTo(numbers);
        return numbers;
    }
}
