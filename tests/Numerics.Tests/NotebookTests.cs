using System.Numerics.Tensors;
using CsCheck;
using Makemore.Testing;
using Makemore.Testing.Oracle;

namespace Makemore.Numerics.Tests;

/// <summary>What the notebook says of the model.</summary>
public sealed class NotebookTests
{
    /// <summary>A case is a seed of the model.</summary>
    public static PropertyOf<int> ConcatenationKeepsPosition { get; } = new(
        Gen.Int,
        seed =>
        {
            var model = new NotebookModel(seed);
            float[] cat = model.Logits(NotebookModel.Vocabulary.Encode("cat"));
            float[] tac = model.Logits(NotebookModel.Vocabulary.Encode("tac"));
            Assert.True(cat.Zip(tac).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-3);
        });

    /// <summary>As the notebook prints it, to four decimals.</summary>
    [Fact]
    public void Seed42DrawsItsEmbeddingOfA()
    {
        float[] expected =
        [
            -0.0076f, 0.0108f, 0.0080f, 0.0168f, 0.0128f, 0.0130f, 0.0061f, 0.0133f, -0.0023f, 0.0004f,
            -0.0025f, 0.0086f, -0.0138f, -0.0087f, -0.0022f, 0.0172f, 0.0032f, -0.0042f, 0.0031f, -0.0077f,
        ];
        Assert.Equal(expected, new NotebookModel(seed: 42).E.Values().Slice(20, 20).ToArray(), (e, a) => MathF.Round(a, 4) == e);
    }

    /// <summary>"if not concatenate but sum or avg -> "cat" identical "tac"": there, the two would differ by nothing but rounding.</summary>
    [Fact]
    public void ConcatenationKeepsPositionUnderAnySeed() => ConcatenationKeepsPosition.Holds(seed: "0003NkpJdw51", cases: 200);

    [Fact]
    public void CrossEntropyIsMinusLogSoftmaxAtTheTarget()
    {
        var model = new NotebookModel();
        ContextDataset data = model.DataOf("emma");
        double sum = 0;
        for (int i = 0; i < data.Count; i++)
            sum -= Math.Log(Softmax.Of(model.Logits(data.Context(i)))[data.Target(i)]);
        Assert.Equal(sum / data.Count, model.Loss(data), 1e-6);
    }

    /// <summary>With 'a' at 1e4 and the others at −1e4, "aa" costs 0 for each letter and 2e4 for its end.</summary>
    [Fact]
    public void CrossEntropyStaysFiniteForLogitsOfTenThousand()
    {
        var model = new NotebookModel();
        ContextDataset data = model.DataOf("aa");
        model.Wy.Values().Clear();
        model.by.Values().Fill(-1e4f);
        model.by[1] = 1e4f;

        Assert.Equal(2e4f / 3, model.Loss(data), 1e-2f);
        Tensor<float> gradient = model.Gradients(data)["by"];
        Assert.Equal([-1f / 3, 1f / 3, 0], [gradient[0], gradient[1], gradient[2]], (e, a) => Math.Abs(e - a) < 1e-6f);
        Assert.True(float.IsFinite(model.Train(data, new TrainingOptions { Steps = 2 }).FinalLoss));
    }

    /// <summary>
    /// A layer's variance is measured over 400 units, to within √(2/400) = 7%. Without the division by √fan_in it would
    /// be 300 times, then 400 times, that of the layer before.
    /// </summary>
    [Fact]
    public void ScaledInitializationKeepsTheVarianceFromLayerToLayer()
    {
        var oracle = new DoubleModel(new DeepModel());
        double[][] layers = [.. oracle.Layers([DeepModel.Vocabulary.Encode("cat")], trains: false).Select(rows => rows[0])];
        double[] variances = [.. layers.Select(layer => layer.Average(z => z * z))];

        Assert.Equal(1e-4, variances[0], 2e-5);
        for (int depth = 1; depth <= 5; depth++)
            Assert.InRange(variances[depth] / variances[depth - 1], 1 / 1.3, 1.3);
    }
}
