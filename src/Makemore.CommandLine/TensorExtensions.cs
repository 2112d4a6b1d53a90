using System.Numerics.Tensors;

namespace Makemore.CommandLine;

/// <summary>Reads tensors.</summary>
internal static class TensorExtensions
{
    /// <summary>The numbers of a tensor, row by row.</summary>
    public static float[] ToFlatArray(this Tensor<float> tensor)
    {
        float[] numbers = new float[tensor.FlattenedLength];
        tensor.FlattenTo(numbers);
        return numbers;
    }
}
