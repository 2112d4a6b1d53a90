using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>The functions of a network's nodes at every vector width, over all the floats that they may meet.</summary>
public sealed class ElementaryTests
{
    /// <summary>From one end of the interesting range to the other, closely; then denormals, the least and the largest floats; both signs.</summary>
    private static readonly float[] Arguments =
    [
        .. Enumerable.Range(0, 40_000).Select(i => i * 0.005f - 100),
        .. Both(0, float.Epsilon, 1e-40f, 1.17549435e-38f, 1e-30f, 1e-10f, 1e-6f, 1e-4f, 9.01f, 9.02f, 9.03f, 87.3f, 88.3f, 1e4f, 1e10f, float.MaxValue),
    ];

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Tanh(int width) =>
        AssertClose(Math.Tanh, [.. Arguments, .. Both(float.PositiveInfinity)], new KernelsOnArrays(width).Activate<Tanh>, relative: 5e-7, absolute: float.Epsilon);

    /// <summary>Results that are denormals count as 0.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Exp(int width)
    {
        var kernels = new KernelsOnArrays(width);
        float[] z = [.. Arguments.Where(x => x <= 0), float.NegativeInfinity];
        AssertClose(Math.Exp, z, values => kernels.ExpRow(values).Values, relative: 5e-7, absolute: 1.3e-38);
    }

    /// <summary>No clamp or maximum on the way may turn it into a number, or a diverged model would seem sound.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void WhatIsNotANumberStaysSo(int width)
    {
        var kernels = new KernelsOnArrays(width);
        for (int at = 0; at < Kernels.Padding; at++)
        {
            float[] z = new float[Kernels.Padding];
            z[at] = float.NaN;
            Assert.Equal(float.NaN, kernels.Activate<Tanh>(z)[at]);
            Assert.Equal(float.NaN, kernels.Activate<Relu>(z)[at]);
            Assert.Equal(float.NaN, kernels.Activate<Gelu>(z)[at]);
            Assert.Equal(float.NaN, kernels.Activate<Silu>(z)[at]);
            Assert.Equal(float.NaN, kernels.Activate<Elu>(z)[at]);
            Assert.Equal(float.NaN, kernels.ExpRow(z).Sum);
        }
    }

    /// <summary>Any width of a row, and any place of its maximum: what lies behind the row counts for nothing.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void SoftmaxRowsTakesTheMaximumAndTheSumOfARow(int width)
    {
        var kernels = new KernelsOnArrays(width);
        for (int length = 1; length <= 50; length++)
        {
            for (int at = 0; at < length; at++)
            {
                float[] z = [.. Enumerable.Range(0, length).Select(j => j == at ? -3f : -3.5f - j)];
                (float[] values, float maximum, float sum) = kernels.ExpRow(z);
                Assert.Equal(-3, maximum);
                Assert.Equal(z.Sum(value => Math.Exp(value + 3)), sum, 1e-6);
                Assert.All(values[length..], padding => Assert.Equal(0, padding));
            }
        }
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void TanhBackward(int width)
    {
        float[] h = Range(-1, 1);
        float[] dh = Range(3, -2);
        AssertClose(i => dh[i] * (1 - (double)h[i] * h[i]), new KernelsOnArrays(width).ActivateBackward<Tanh>(h, h, dh), 1e-6);
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Relu(int width) =>
        AssertClose(z => Math.Max(z, 0), [.. Arguments, .. Both(float.PositiveInfinity)], new KernelsOnArrays(width).Activate<Relu>, relative: 0, absolute: 0);

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void ReluBackward(int width)
    {
        float[] h = [.. Range(-1, 1).Select(z => Math.Max(z, 0))];
        float[] dh = Range(3, -2);
        AssertClose(i => h[i] > 0 ? dh[i] : 0, new KernelsOnArrays(width).ActivateBackward<Relu>(h, h, dh), 0);
    }

    /// <summary>Φ is known to 1e-7, and multiplies z.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Gelu(int width) =>
        AssertClose(z => z * NormalCumulative(z), [.. Arguments, float.PositiveInfinity], new KernelsOnArrays(width).Activate<Gelu>, relative: 3e-7, absolute: 4e-7);

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void GeluBackward(int width)
    {
        float[] z = Range(-30, 30);
        float[] dh = Range(3, -2);
        AssertClose(
            i => dh[i] * (NormalCumulative(z[i]) + z[i] * Math.Exp(-0.5 * z[i] * z[i]) / Math.Sqrt(2 * Math.PI)),
            new KernelsOnArrays(width).ActivateBackward<Gelu>(z, z, dh),
            2e-6);
    }

    /// <summary>Where e to the power of −|z| is a denormal, it counts as 0.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Silu(int width) =>
        AssertClose(z => z * Sigmoid(z), [.. Arguments, float.PositiveInfinity], new KernelsOnArrays(width).Activate<Silu>, relative: 5e-7, absolute: 88 * 1.3e-38);

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void SiluBackward(int width)
    {
        float[] z = Range(-30, 30);
        float[] dh = Range(3, -2);
        AssertClose(i => dh[i] * Sigmoid(z[i]) * (1 + z[i] * (1 - Sigmoid(z[i]))), new KernelsOnArrays(width).ActivateBackward<Silu>(z, z, dh), 2e-6);
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Elu(int width) =>
        AssertClose(z => z > 0 ? z : ExpMinus1(z), [.. Arguments, .. Both(float.PositiveInfinity)], new KernelsOnArrays(width).Activate<Elu>, relative: 5e-7, absolute: float.Epsilon);

    /// <summary>The derivative is computed from h, which is −1 where eᶻ is below the last bit of 1.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void EluBackward(int width)
    {
        float[] z = Range(-30, 30);
        float[] h = [.. z.Select(value => value > 0 ? value : (float)ExpMinus1(value))];
        float[] dh = Range(3, -2);
        AssertClose(i => z[i] > 0 ? dh[i] : dh[i] * Math.Exp(z[i]), new KernelsOnArrays(width).ActivateBackward<Elu>(h, h, dh), 5e-7);
    }

    /// <summary>Rows are padded with zeros, which must stay zeros.</summary>
    [Fact]
    public void EveryFunctionOfZeroIsZero()
    {
        var kernels = new KernelsOnArrays(1);
        float[] zero = new float[Kernels.Padding];
        Assert.All((float[][])[kernels.Activate<Tanh>(zero), kernels.Activate<Relu>(zero), kernels.Activate<Gelu>(zero), kernels.Activate<Silu>(zero), kernels.Activate<Elu>(zero)], row => Assert.Equal(zero, row));
        Assert.Equal(5, Enum.GetValues<Activation>().Length);
    }

    /// <summary>Compares a function over arguments, padded to whole registers.</summary>
    private static void AssertClose(Func<double, double> expected, float[] arguments, Func<float[], float[]> actual, double relative, double absolute)
    {
        float[] values = actual([.. arguments, .. new float[Kernels.Pad(arguments.Length) - arguments.Length]]);
        for (int i = 0; i < arguments.Length; i++)
        {
            double value = expected(arguments[i]);
            Assert.True(
                value == values[i] || Math.Abs(values[i] - value) <= relative * Math.Abs(value) + absolute,
                $"Of {arguments[i]:R} it is {value:R}, not {values[i]:R}.");
        }
    }

    private static void AssertClose(Func<int, double> expected, float[] actual, double tolerance)
    {
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected(i), actual[i], tolerance);
    }

    /// <summary>Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …); beyond 6 it differs from 0 or 1 by less than a float tells.</summary>
    private static double NormalCumulative(double z)
    {
        if (Math.Abs(z) > 6)
            return z > 0 ? 1 : 0;
        double sum = 0;
        double term = z;
        for (int odd = 3; sum + term != sum; odd += 2)
        {
            sum += term;
            term *= z * z / odd;
        }
        return 0.5 + sum * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>eᶻ − 1, by its series where the difference would cancel.</summary>
    private static double ExpMinus1(double z) => Math.Abs(z) > 1e-5 ? Math.Exp(z) - 1 : z + z * z / 2 + z * z * z / 6;

    private static IEnumerable<float> Both(params float[] sizes) => sizes.SelectMany(size => new[] { size, -size });

    private static float[] Range(float first, float last) => [.. Enumerable.Range(0, 1_600).Select(i => first + (last - first) * i / 1_599)];
}
