using System.Numerics.Tensors;
using Makemore.Testing;
using Makemore.Testing.Oracle;

namespace Makemore.Numerics.Tests;

/// <summary>The notebook's model on names.txt, from seed 42, goes where it goes under PyTorch.</summary>
public sealed class SeedRunTests
{
    /// <summary>Half of the fourth decimal.</summary>
    private const double FourDecimals = 5e-5;

    /// <summary>Of a norm: float sums in another order, after 1,000 steps.</summary>
    private const double RelativeTolerance = 1e-4;

    [SharedFileFact(SharedFiles.NamesTxt, SharedFiles.SeedRun)]
    public void StartsAndGoesAsUnderPyTorch()
    {
        SeedRun expected = SeedRun.Read();
        var model = new NotebookModel(seed: 42);
        ContextDataset data = ContextDataset.Build(
            Corpus.Load(SharedFiles.PathOf(SharedFiles.NamesTxt)), NotebookModel.Vocabulary, NotebookModel.ContextLength);

        Assert.Equal(expected.Examples, data.Count);
        foreach ((string name, float[] first) in expected.FirstValues)
            Assert.Equal(first, model.Parameters[name].Values()[..first.Length].ToArray(), (e, a) => Math.Abs(e - a) < 1e-6);
        AssertNorms(expected.InitialNorm, model.Parameters);
        AssertNorms(expected.GradientNormStep0, model.Gradients(data));

        // One thread, because other tests keep the other processors busy; the bits are the same for any number.
        TrainingResult result = model.Train(data, new TrainingOptions { Steps = 1_000, Threads = 1 });
        Assert.All(expected.Loss, pair => Assert.Equal(pair.Value, result.LossHistory[pair.Key], FourDecimals));
        AssertNorms(expected.NormAfter1000Steps, model.Parameters);
    }

    private static void AssertNorms(IReadOnlyDictionary<string, float> expected, IReadOnlyDictionary<string, Tensor<float>> tensors)
    {
        Assert.Equal(expected.Keys.Order(), tensors.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, Norm(tensors[pair.Key]), RelativeTolerance * pair.Value));
    }

    private static double Norm(Tensor<float> tensor) => Math.Sqrt(DoubleModel.Flatten(tensor).Sum(value => value * value));
}
