using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>Creates and reads tensors.</summary>
internal static class TensorExtensions
{
    /// <summary>
    /// The numbers of a tensor, row-major. They are copied only if they do not lie one after another, because
    /// <see cref="Tensor{T}.FlattenTo"/> takes many times as long as a copy of the memory.
    /// </summary>
    public static ReadOnlySpan<float> Numbers(this Tensor<float> tensor)
    {
        int count = (int)tensor.FlattenedLength;
        if (count > 0 && tensor.AsReadOnlyTensorSpan().TryGetSpan(new nint[tensor.Rank], count, out ReadOnlySpan<float> numbers))
            return numbers;
        float[] copy = new float[count];
        tensor.FlattenTo(copy);
        return copy;
    }

    /// <summary>A copy of the numbers of a tensor, row-major.</summary>
    public static float[] ToFlatArray(this Tensor<float> tensor) => tensor.Numbers().ToArray();

    /// <summary>The sizes of a shape, as <see cref="Tensor"/> takes them.</summary>
    public static nint[] ToLengths(this IReadOnlyList<int> shape) => [.. shape.Select(size => (nint)size)];
}
