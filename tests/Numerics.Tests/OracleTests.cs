using System.Numerics.Tensors;
using Makemore.Testing.Oracle;

namespace Makemore.Numerics.Tests;

/// <summary>
/// What the emitted models compute is what the oracle computes in double precision, to the few units in the last place
/// (6e-8 of a float) that sums of some hundred products lose.
/// </summary>
public sealed class OracleTests
{
    private const double LogitTolerance = 3e-6;
    private const double LossTolerance = 1e-6;
    private const double GradientTolerance = 1e-5;

    /// <summary>What is left of terms of the order of 1 that cancel each other.</summary>
    private const double Cancellation = 1e-7;

    public static TheoryData<Architecture> Architectures => [.. Architecture.Sizes, .. Architecture.Depths];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void LogitsAreTheOracles(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        var oracle = new DoubleModel(model);
        ContextDataset data = Architecture.CreateData(model);
        for (int i = 0; i < data.Count; i++)
        {
            Assert.All(oracle.Logits(data.Context(i)).Zip(model.Logits(data.Context(i))), pair =>
                Assert.InRange(Math.Abs(pair.Second - pair.First), 0, LogitTolerance * Math.Max(1, Math.Abs(pair.First))));
        }
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void LossIsTheOracles(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model);
        AssertLoss(model, data);
    }

    /// <summary>Of every tensor: the first number, the last, two at random, and all of them at once in a random direction.</summary>
    [Theory]
    [MemberData(nameof(Architectures))]
    public void GradientsAreTheDifferencesOfTheOraclesLoss(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model);
        Assert.True(data.DistinctContexts < data.Count);

        var random = new Random(3);
        AssertGradients(model, data, length =>
        [
            Only(0, length), Only(length - 1, length), Only(random.Next(length), length), Only(random.Next(length), length),
            Anywhere(length, random),
        ]);
    }

    public static TheoryData<Architecture> Batches => [new Architecture(Context: 3, Embed: 20, Hidden: 17, Letters: 26), Architecture.Large];

    /// <summary>A batch goes through in tiles of some contexts and in parts that threads share out, whose sums are added up.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public void ABatchOfManyContextsIsWhole(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model, words: 150);
        Assert.InRange(data.DistinctContexts, 300, data.Count - 100);

        var random = new Random(4);
        AssertLoss(model, data);
        AssertGradients(model, data, length => [Anywhere(length, random)]);
    }

    private static void AssertLoss(ILanguageModel model, ContextDataset data)
    {
        double expected = new DoubleModel(model).Loss(data);
        Assert.InRange(model.Loss(data), expected - LossTolerance * expected, expected + LossTolerance * expected);
    }

    /// <summary>Compares slopes in some directions; a slope may be off by a part of itself, or of what a direction of its length usually has.</summary>
    private static void AssertGradients(ILanguageModel model, ContextDataset data, Func<int, double[][]> directions)
    {
        var oracle = new DoubleModel(model);
        IReadOnlyDictionary<string, Tensor<float>> gradients = model.Gradients(data);
        Assert.Equal(model.Parameters.Keys, gradients.Keys);
        foreach ((string name, Tensor<float> tensor) in gradients)
        {
            double[] gradient = DoubleModel.Flatten(tensor);
            double typical = Norm(gradient) / Math.Sqrt(gradient.Length);
            Assert.True(typical > 1e-4, $"The gradient of {name} is too small to judge.");
            foreach (double[] direction in directions(gradient.Length))
            {
                double expected = oracle.Slope(() => oracle.Loss(data), name, direction);
                double actual = gradient.Zip(direction, (slope, towards) => slope * towards).Sum();
                double tolerance = GradientTolerance * Math.Max(typical * Norm(direction), Math.Abs(expected)) + Cancellation * Norm(direction);
                Assert.True(Math.Abs(actual - expected) <= tolerance, $"{name}: {actual} is not {expected} to {tolerance}.");
            }
        }
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static double[] Only(int index, int length)
    {
        double[] direction = new double[length];
        direction[index] = 1;
        return direction;
    }

    private static double[] Anywhere(int length, Random random) =>
        [.. Enumerable.Range(0, length).Select(_ => (double)random.NextNormal())];
}
