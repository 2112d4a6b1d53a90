using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests.Compilation;

public class SameAsAProjectTests
{
    [Fact]
    public void TheGeneratedFilesAreThoseThatTheSampleKeepsUnderVersionControl()
    {
        GeneratedModel model = GeneratedModel.Of(DeclarationText.Parse(Declared.Notebook, "NameModel"));

        Assert.Equal(
            ["NameModel.Network.g.cs", "NameModel.Parameters.g.cs", "NameModel.Training.g.cs"],
            model.Files.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, string text) in model.Files)
            Assert.Equal(WithoutNamespace(File.ReadAllText(Path.Combine(SampleFolder(), $"Names.{name}"))), text);
    }

    [Theory]
    [InlineData(Declared.Notebook)]
    [InlineData(Declared.Elaborate)]
    public void TheLossesTheParametersAndTheNamesAreTheSameToTheBit(string arguments)
    {
        ModelFactory ofProject = arguments == Declared.Notebook ? ModelFactory.Of<ProjectModel>() : ModelFactory.Of<ElaborateModel>();

        Assert.Equal(Trained(ofProject), Trained(Declared.Model(arguments)));
    }

    [Fact]
    public void ASweepGivesItsModelsInTheOrderOfAProject()
    {
        var sweep = new Declaration("Sweep", [new("Context", "[3, 5]", ""), new("Hidden", "[4, 7]", "")], IsSweep: true);

        Assert.Equal(
            ["Context3_Hidden4", "Context3_Hidden7", "Context5_Hidden4", "Context5_Hidden7"],
            new CompiledModels(cache: null).Of(sweep).Select(model => model.Name));
    }

    private static (string Losses, string Parameters, string Names) Trained(ModelFactory factory)
    {
        ILanguageModel model = factory.Create(seed: 7);
        var data = ContextDataset.Build(Corpus.FromLines(Corpus.GivenNames.Take(60)), model.Vocabulary, model.Spec.Context);
        var losses = new List<float>();
        model.Train(data, new TrainingOptions { Steps = 30, BatchSize = 16, ReportEvery = 1, Seed = 7 }, new Losses(losses));
        return (Bits(losses), string.Join(' ', model.Parameters.Select(parameter => $"{parameter.Key} {Bits(Numbers(parameter.Value))}")), string.Join(' ', model.Sample(10)));
    }

    private static float[] Numbers(Tensor<float> tensor)
    {
        float[] numbers = new float[tensor.FlattenedLength];
        tensor.FlattenTo(numbers);
        return numbers;
    }

    private static string Bits(IEnumerable<float> numbers) => string.Join(' ', numbers.Select(number => $"{BitConverter.SingleToUInt32Bits(number):x8}"));

    /// <summary>The sample's model is in a namespace; a model of the command line is in none.</summary>
    private static string WithoutNamespace(string text) => text
        .Replace("namespace Names;\n\n", "", StringComparison.Ordinal)
        .Replace("Names_NameModel", "NameModel", StringComparison.Ordinal)
        .Replace("Names.NameModel", "NameModel", StringComparison.Ordinal);

    private static string SampleFolder([CallerFilePath] string test = "") => Path.Combine(
        Path.GetDirectoryName(test)!, "../../../src/Samples/Names/Generated/Makemore.Generators/Makemore.Generators.MlpGenerator");

    private sealed class Losses(List<float> losses) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => losses.Add(value.Loss);
    }
}
