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
        AssertClose(Math.Tanh, [.. Arguments, .. Both(float.PositiveInfinity)], new KernelsOnArrays(width).Tanh, relative: 5e-7, absolute: float.Epsilon);

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
            Assert.Equal(float.NaN, kernels.Tanh(z)[at]);
            Assert.Equal(float.NaN, kernels.Relu(z)[at]);
            Assert.Equal(float.NaN, kernels.Gelu(z)[at]);
            Assert.Equal(float.NaN, kernels.ExpRow(z).Sum);
        }
    }

    /// <summary>Any width of a row, and any place of its maximum: what lies behind the row counts for nothing.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void ExpRowsTakesTheMaximumAndTheSumOfARow(int width)
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
        AssertClose(i => dh[i] * (1 - (double)h[i] * h[i]), new KernelsOnArrays(width).TanhBackward(h, dh), 1e-6);
    }

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Relu(int width) =>
        AssertClose(z => Math.Max(z, 0), [.. Arguments, .. Both(float.PositiveInfinity)], new KernelsOnArrays(width).Relu, relative: 0, absolute: 0);

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void ReluBackward(int width)
    {
        float[] h = [.. Range(-1, 1).Select(z => Math.Max(z, 0))];
        float[] dh = Range(3, -2);
        AssertClose(i => h[i] > 0 ? dh[i] : 0, new KernelsOnArrays(width).ReluBackward(h, dh), 0);
    }

    /// <summary>Φ is known to 1e-7, and multiplies z.</summary>
    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void Gelu(int width) =>
        AssertClose(z => z * NormalCumulative(z), [.. Arguments, float.PositiveInfinity], new KernelsOnArrays(width).Gelu, relative: 3e-7, absolute: 4e-7);

    [Theory]
    [Width(1), Width(4), Width(8), Width(16)]
    public void GeluBackward(int width)
    {
        float[] z = Range(-30, 30);
        float[] dh = Range(3, -2);
        AssertClose(
            i => dh[i] * (NormalCumulative(z[i]) + z[i] * Math.Exp(-0.5 * z[i] * z[i]) / Math.Sqrt(2 * Math.PI)),
            new KernelsOnArrays(width).GeluBackward(z, dh),
            2e-6);
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

    private static IEnumerable<float> Both(params float[] sizes) => sizes.SelectMany(size => new[] { size, -size });

    private static float[] Range(float first, float last) => [.. Enumerable.Range(0, 1_600).Select(i => first + (last - first) * i / 1_599)];
}
