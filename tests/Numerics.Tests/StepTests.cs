using System.Numerics.Tensors;
using Makemore.Engine;
using Makemore.Testing.Oracle;

namespace Makemore.Numerics.Tests;

/// <summary>
/// What a step of training does where it differs from the gradient of the data's loss: units are dropped, and a batch
/// normalization goes by the batch and lets its running statistics follow.
/// </summary>
public sealed class StepTests
{
    private const int Seed = 3;
    private const int BatchSize = 12;

    public static TheoryData<Architecture> Dropping => [.. Architecture.Options.Concat(Architecture.Words).Where(architecture => architecture.Dropout > 0)];

    /// <summary>A step of the learning rate 1 moves each parameter by its gradient, against it.</summary>
    [Theory]
    [MemberData(nameof(Dropping))]
    public void AStepGoesDownTheLossOfTheUnitsThatAreLeft(Architecture architecture)
    {
        foreach (int? size in (int?[])[null, BatchSize])
        {
            ILanguageModel model = architecture.CreateModel();
            ContextDataset data = Architecture.CreateData(model);
            var oracle = new DoubleModel(model);
            int[]? batch = Draw(data, size, new TorchRandom(Seed));
            DropoutMask mask = MaskOf(model.Spec, data, batch, step: 0);
            double Loss() => oracle.TrainingLoss(data, batch, mask);

            TrainingResult result = model.Train(data, new TrainingOptions { Steps = 1, BatchSize = size, LearningRate = 1, Seed = Seed });

            Assert.Equal(Loss(), result.FinalLoss, 3e-6);
            Assert.NotEqual(oracle.TrainingLoss(data, batch), result.FinalLoss, 1e-4);
            var random = new Random(5);
            foreach (ParameterSpec parameter in model.Spec.Parameters.Where(parameter => parameter.IsLearned))
            {
                double[] gradient = [.. oracle.Parameters[parameter.Name].Zip(DoubleModel.Flatten(model.Parameters[parameter.Name]), (before, after) => before - after)];
                Slopes.AssertEqual(oracle, parameter.Name, Loss, gradient, length => [Slopes.Anywhere(length, random)]);
            }
        }
    }

    public static TheoryData<Architecture> DroppingLetters => [.. Architecture.Options.Where(architecture => architecture.Dropout > 0)];

    /// <summary>A tile has 120 contexts or fewer. The units of its rows are dropped by their place in the batch.</summary>
    [Theory]
    [MemberData(nameof(DroppingLetters))]
    public void EveryTileOfABatchDropsItsOwnUnits(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model, lines: 150);
        Assert.True(data.DistinctContexts > 120);
        double expected = new DoubleModel(model).TrainingLoss(data, batch: null, MaskOf(model.Spec, data, batch: null, step: 0));

        Assert.Equal(expected, model.Train(data, new TrainingOptions { Steps = 1, Seed = Seed }).FinalLoss, 3e-6);
    }

    public static TheoryData<Architecture, int?> Normalizing
    {
        get
        {
            var cases = new TheoryData<Architecture, int?>();
            foreach (Architecture architecture in Architecture.Options.Where(architecture => architecture is { Normalization: Normalization.Batch, Activation: Activation.Tanh, Direct: true }))
            {
                cases.Add(architecture, null);
                cases.Add(architecture, BatchSize);
            }
            return cases;
        }
    }

    /// <summary>As PyTorch has them: a tenth of the batch's mean and of its variance, by n − 1, at each step.</summary>
    [Theory]
    [MemberData(nameof(Normalizing))]
    public void RunningStatisticsFollowTheBatches(Architecture architecture, int? size)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model);
        Dictionary<string, double[]> expected = new DoubleModel(model).Parameters;
        var random = new TorchRandom(Seed);
        for (int step = 0; step < 3; step++)
        {
            // The parameters that the step finds are those of a training that ends there.
            ILanguageModel before = architecture.CreateModel();
            before.Train(data, new TrainingOptions { Steps = step, BatchSize = size, Seed = Seed });
            int[]? batch = Draw(data, size, random);
            IReadOnlyList<double[][]> layers = new DoubleModel(before).Layers(
                [.. (batch ?? [.. Enumerable.Range(0, data.Count)]).Select(example => data.Context(example).ToArray())],
                trains: true,
                model.Spec.Dropout > 0 ? MaskOf(model.Spec, data, batch, step) : null);
            for (int layer = 0; layer < model.Spec.Depth; layer++)
            {
                string number = layer == 0 ? "" : $"{layer + 1}";
                for (int unit = 0; unit < model.Spec.Hidden; unit++)
                {
                    double[] z = [.. layers[layer + 1].Select(row => row[unit])];
                    double mean = z.Average();
                    double variance = z.Sum(value => (value - mean) * (value - mean)) / (z.Length - 1);
                    expected["mh" + number][unit] = 0.9 * expected["mh" + number][unit] + 0.1 * mean;
                    expected["vh" + number][unit] = 0.9 * expected["vh" + number][unit] + 0.1 * variance;
                }
            }
        }

        model.Train(data, new TrainingOptions { Steps = 3, BatchSize = size, Seed = Seed });

        foreach (ParameterSpec statistic in model.Spec.Parameters.Where(parameter => !parameter.IsLearned))
            Assert.Equal(expected[statistic.Name], DoubleModel.Flatten(model.Parameters[statistic.Name]), (e, a) => Math.Abs(e - a) < 1e-5);
    }

    /// <summary>
    /// Before, after and between trainings: the weights with the normalization in them are the weights, then the
    /// normalization.
    /// </summary>
    [Theory]
    [MemberData(nameof(Normalizing))]
    public void WhatIsFoldedInIsWhatTheTrainingHasLeft(Architecture architecture, int? size)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model);
        for (int training = 0; training < 3; training++)
        {
            var oracle = new DoubleModel(model);
            Assert.Equal(oracle.Loss(data), model.Loss(data), 1e-5);
            for (int i = 0; i < data.Count; i++)
                Assert.Equal(oracle.Logits(data.Context(i)), model.Logits(data.Context(i)).Select(logit => (double)logit), (e, a) => Math.Abs(e - a) < 1e-5 * Math.Max(1, Math.Abs(e)));
            model.Train(data, new TrainingOptions { Steps = 5, BatchSize = size, Seed = training });
        }
    }

    /// <summary>Units are dropped in steps alone, whatever has been done before.</summary>
    [Theory]
    [MemberData(nameof(Dropping))]
    public void NothingIsDroppedOutsideTheSteps(Architecture architecture)
    {
        ILanguageModel model = architecture.CreateModel();
        ContextDataset data = Architecture.CreateData(model);
        model.Train(data, new TrainingOptions { Steps = 2 });
        var oracle = new DoubleModel(model);
        Assert.Equal(oracle.Loss(data), model.Loss(data), 1e-5);
        foreach ((string name, Tensor<float> gradient) in model.Gradients(data))
        {
            double[] direction = DoubleModel.Flatten(gradient);
            double squares = direction.Sum(slope => slope * slope);
            Assert.InRange(oracle.Slope(() => oracle.TrainingLoss(data), name, direction), 0.999 * squares, 1.001 * squares);
        }
    }

    [Fact]
    public void WhatAModelIsAskedLeavesItAsItIs()
    {
        ILanguageModel model = Architecture.LargeWithEverything.CreateModel();
        ContextDataset data = Architecture.CreateData(model);
        float[] before = model.AllValues();
        model.Loss(data);
        model.Gradients(data);
        model.Sample(3);
        Assert.Equal(before, model.AllValues());
    }

    /// <summary>The variance of one example is 0 over 0.</summary>
    [Fact]
    public void ABatchOfOneIsNotNormalized()
    {
        ILanguageModel model = Architecture.LargeWithEverything.CreateModel();
        AssertRefused(Architecture.CreateData(model), new TrainingOptions { BatchSize = 1 });
        var single = ContextDataset.Build(Corpus.FromLines([model.Vocabulary[1]]).AsRunningText(), model.Vocabulary, model.Spec.Context);
        Assert.Equal(1, single.Count);
        AssertRefused(single, new TrainingOptions());

        void AssertRefused(ContextDataset data, TrainingOptions options) => Assert.StartsWith(
            $"{model.Spec.Name} uses batch normalization, and one example has no variance; use a BatchSize of 2 or more.",
            Assert.Throws<ArgumentException>(() => model.Train(data, options)).Message,
            StringComparison.Ordinal);
    }

    private static int[]? Draw(ContextDataset data, int? size, TorchRandom random) =>
        size is { } examples ? [.. Enumerable.Range(0, examples).Select(_ => random.NextInt32(data.Count))] : null;

    /// <summary>
    /// What the engine drops: by the row of the batch, of which examples with the same context share one. The rows of the
    /// full batch are in the order of their tokens, those of a mini-batch as they are drawn.
    /// </summary>
    private static DropoutMask MaskOf(ModelSpec spec, ContextDataset data, int[]? batch, int step)
    {
        var noise = new DropoutNoise(Seed, step);
        string[] contexts = [.. (batch ?? [.. Enumerable.Range(0, data.Count)]).Select(example => string.Concat(data.Context(example).ToArray().Select(token => (char)token)))];
        string[] rows = [.. contexts.Distinct()];
        if (batch is null)
            Array.Sort(rows, string.CompareOrdinal);
        return (layer, example, position) =>
        {
            int positions = spec.Hierarchical ? spec.Context >> (layer + 1) : 1;
            float[] mask = new float[spec.Hidden];
            noise.Fill(layer, Array.IndexOf(rows, contexts[example]) * positions + position, spec.Dropout, mask);
            return Array.ConvertAll(mask, factor => (double)factor);
        };
    }
}
