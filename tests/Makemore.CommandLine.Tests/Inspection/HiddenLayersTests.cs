using Makemore.CommandLine.Inspection;
using Makemore.Testing;
using Makemore.Testing.Oracle;

namespace Makemore.CommandLine.Tests.Inspection;

public sealed class HiddenLayersTests
{
    /// <summary>Every activation, and every normalization in every kind of network.</summary>
    private static readonly string[] Architectures =
    [
        .. from activation in Enum.GetValues<Activation>()
           select $"Context = 3, Embed = 5, Hidden = 7, Activation = Activation.{activation}",
        .. from normalization in Enum.GetValues<Normalization>()
           from network in new[] { "Context = 3, Depth = 2", "Context = 3, Depth = 3, Residual = true, Direct = true", "Context = 8, Hierarchical = true, Dropout = 0.3f" }
           select $"Embed = 5, Hidden = 7, {network}, Normalization = Normalization.{normalization}",
        "Context = 3, Embed = 5, Depth = 0",
        "Context = 3, Embed = 5, Hidden = 5, SharedOutput = true",
    ];

    [Fact]
    public void AreThoseOfTheReferenceForEveryArchitecture()
    {
        var corpus = Corpus.FromLines(["emma", "olivia", "ava"]);
        Assert.All(ModelCompiler.Compile(Architectures).Zip(Architectures), declared =>
        {
            ILanguageModel model = declared.First.Create(seed: 7);
            var data = ContextDataset.Build(corpus, model.Vocabulary, model.Spec.Context);
            // Running means and variances, gains and biases then are no longer 0 and 1.
            model.Train(data, new TrainingOptions { Steps = 20 });

            IReadOnlyList<float[][]> layers = HiddenLayers.Of(model, data);

            List<double[][]> expected = [];
            new DoubleModel(model).Layers([.. Enumerable.Range(0, data.Count).Select(example => data.Context(example).ToArray())], trains: false, activations: expected);
            Assert.Equal(model.Spec.Depth, layers.Count);
            Assert.All(expected.Zip(layers), layer => Assert.All(layer.First.Zip(layer.Second), row => Assert.All(
                row.First.Zip(row.Second), unit => Assert.Equal(unit.First, unit.Second, 1e-5))));
        });
    }
}
