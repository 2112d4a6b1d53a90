using System.Numerics.Tensors;

namespace Makemore.Torch.Tests.Parity;

/// <summary>How near to each other numbers of the two backends are to be.</summary>
internal static class Close
{
    /// <summary>The largest difference allowed between two numbers.</summary>
    public static void Absolutely(double tolerance, ReadOnlySpan<float> simd, ReadOnlySpan<float> torch, string what)
    {
        Assert.Equal(simd.Length, torch.Length);
        for (int i = 0; i < simd.Length; i++)
            Assert.True(Math.Abs((double)simd[i] - torch[i]) <= tolerance, $"{what}[{i}] is {simd[i]:R} by Simd and {torch[i]:R} by Torch.");
    }

    /// <summary>The largest difference allowed, in each tensor as a share of its largest number, and on top of that whatever its size.</summary>
    public static void Relatively(
        double tolerance, IReadOnlyDictionary<string, Tensor<float>> simd, IReadOnlyDictionary<string, Tensor<float>> torch, double slack = 0)
    {
        Assert.Equal(simd.Keys, torch.Keys);
        foreach ((string name, Tensor<float> tensor) in simd)
        {
            Assert.Equal(tensor.Lengths, torch[name].Lengths);
            float[] values = Flatten(tensor);
            Absolutely(tolerance * values.Max(MathF.Abs) + slack, values, Flatten(torch[name]), name);
        }
    }

    /// <summary>The largest number, without its sign, of all tensors.</summary>
    public static float Largest(IReadOnlyDictionary<string, Tensor<float>> tensors) => tensors.Values.Max(tensor => Flatten(tensor).Max(MathF.Abs));

    private static float[] Flatten(Tensor<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
