using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Makemore.Numerics.Tests;

internal static class NumericExtensions
{
    /// <summary>The tensor's own numbers, row-major: a write to them is a write to the model.</summary>
    public static Span<float> Values(this Tensor<float> tensor) =>
        MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), (int)tensor.FlattenedLength);

    public static float NextNormal(this Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    public static double Norm(this IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
