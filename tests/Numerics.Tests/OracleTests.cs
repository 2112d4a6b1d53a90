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

    public static TheoryData<Architecture> Architectures => [.. Architecture.Small];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void LogitsAreTheOracles(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        var oracle = new DoubleModel(model);
        ContextDataset data = Architecture.CreateData(model);
        for (int i = 0; i < data.Count; i++)
        {
            double[] expected = oracle.Logits(data.Context(i));
            float[] actual = model.Logits(data.Context(i));
            Assert.Equal(expected.Length, actual.Length);
            for (int token = 0; token < expected.Length; token++)
                Assert.Equal(expected[token], actual[token], LogitTolerance * Math.Max(1, Math.Abs(expected[token])));
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

    /// <summary>Each example's is the softmax of its own context at its own target; the mean of them is the loss.</summary>
    [Theory]
    [MemberData(nameof(Architectures))]
    public void LogProbabilitiesAreTheOracles(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        var oracle = new DoubleModel(model);
        ContextDataset data = Architecture.CreateData(model);
        float[] logProbabilities = model.LogProbabilities(data);
        Assert.Equal(data.Count, logProbabilities.Length);
        for (int i = 0; i < data.Count; i++)
        {
            double[] logits = oracle.Logits(data.Context(i));
            double expected = logits[data.Target(i)] - Math.Log(logits.Sum(Math.Exp));
            Assert.Equal(expected, logProbabilities[i], LogitTolerance * Math.Max(1, -expected));
        }
        Assert.Equal(model.Loss(data), -logProbabilities.Average(x => (double)x), LossTolerance * model.Loss(data));
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
            Slopes.Only(0, length), Slopes.Only(length - 1, length), Slopes.Only(random.Next(length), length), Slopes.Only(random.Next(length), length),
            Slopes.Anywhere(length, random),
        ]);
    }

    public static TheoryData<Architecture> Batches => [.. Architecture.Batched];

    /// <summary>A batch goes through in tiles of some contexts and in parts that threads share out, whose sums are added up.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public void ABatchOfManyContextsIsWhole(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model, lines: 150);
        Assert.InRange(data.DistinctContexts, 300, data.Count - 100);
        AssertIsWhole(model, data);
    }

    /// <summary>A part has 120 contexts or fewer, and two parts are the fewest whose gradients are added up.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public void ABatchOfTwoPartsIsWhole(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model, lines: 40);
        Assert.InRange(data.DistinctContexts, 121, 240);
        AssertIsWhole(model, data);
    }

    private static void AssertIsWhole(ILanguageModel model, ContextDataset data)
    {
        var random = new Random(4);
        AssertLoss(model, data);
        Assert.Equal(model.Loss(data), -model.LogProbabilities(data).Average(x => (double)x), LossTolerance * model.Loss(data));
        AssertGradients(model, data, length => [Slopes.Anywhere(length, random)]);
    }

    private static void AssertLoss(ILanguageModel model, ContextDataset data)
    {
        double expected = new DoubleModel(model).Loss(data);
        Assert.InRange(model.Loss(data), expected - LossTolerance * expected, expected + LossTolerance * expected);
    }

    private static void AssertGradients(ILanguageModel model, ContextDataset data, Func<int, double[][]> directions)
    {
        var oracle = new DoubleModel(model);
        IReadOnlyDictionary<string, Tensor<float>> gradients = model.Gradients(data);
        Assert.Equal(model.Spec.Parameters.Where(parameter => parameter.IsLearned).Select(parameter => parameter.Name), gradients.Keys);
        foreach ((string name, Tensor<float> tensor) in gradients)
            Slopes.AssertEqual(oracle, name, () => oracle.TrainingLoss(data), DoubleModel.Flatten(tensor), directions);
    }
}
