using Makemore.Testing.Oracle;

namespace Makemore.Numerics.Tests;

/// <summary>Compares gradients with how fast the oracle's loss rises in some directions.</summary>
internal static class Slopes
{
    private const double Tolerance = 1e-5;

    /// <summary>What is left of terms of the order of 1 that cancel each other.</summary>
    private const double Cancellation = 1e-7;

    /// <summary>A slope may be off by a part of itself, or of what a direction of its length usually has.</summary>
    /// <param name="oracle">The model in double precision.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="loss">A loss of the oracle.</param>
    /// <param name="gradient">The gradient of that loss in the parameter, as it is to be judged.</param>
    /// <param name="directions">The directions, by how many numbers the parameter has.</param>
    public static void AssertEqual(DoubleModel oracle, string name, Func<double> loss, double[] gradient, Func<int, double[][]> directions)
    {
        double typical = Norm(gradient) / Math.Sqrt(gradient.Length);
        Assert.True(typical > 1e-4, $"The gradient of {name} is too small to judge.");
        foreach (double[] direction in directions(gradient.Length))
        {
            double expected = oracle.Slope(loss, name, direction);
            double actual = gradient.Zip(direction, (slope, toward) => slope * toward).Sum();
            double tolerance = Tolerance * Math.Max(typical * Norm(direction), Math.Abs(expected)) + Cancellation * Norm(direction);
            Assert.True(Math.Abs(actual - expected) <= tolerance, $"{name}: {actual} is not {expected} to {tolerance}.");
        }
    }

    /// <summary>One number alone.</summary>
    public static double[] Only(int index, int length)
    {
        double[] direction = new double[length];
        direction[index] = 1;
        return direction;
    }

    /// <summary>All numbers at once, each at random.</summary>
    public static double[] Anywhere(int length, Random random) =>
        [.. Enumerable.Range(0, length).Select(_ => (double)random.NextNormal())];

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
