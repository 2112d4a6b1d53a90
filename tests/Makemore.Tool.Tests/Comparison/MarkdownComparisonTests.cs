using Makemore.Testing;
using Makemore.Tool.Comparison;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests.Comparison;

public sealed class MarkdownComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TwoDeclarationsAreComparedByShapesArithmeticAndMemory() =>
        Assert.Equal(
            """
            | | before | after |
            |---|---:|---:|
            | **declaration** | `[Mlp(Context = 3, Embed = 20, Hidden = 100)]` | `[Mlp(Context = 8, Embed = 4, Hidden = 10, Hierarchical = true, Normalization = Normalization.Batch, Alphabet = "a]b\|\")")]` |
            | **E** | 27 × 20 | 7 × 4 |
            | **Wx** | 100 × 60 | 10 × 8 |
            | **bh** | 100 | 10 |
            | **Wy** | 27 × 100 | 7 × 10 |
            | **by** | 27 | 7 |
            | **gh** | – | 10 |
            | **mh** | – | 10 |
            | **vh** | – | 10 |
            | **Wh2** | – | 10 × 20 |
            | **gh2** | – | 10 |
            | **bh2** | – | 10 |
            | **mh2** | – | 10 |
            | **vh2** | – | 10 |
            | **Wh3** | – | 10 × 20 |
            | **gh3** | – | 10 |
            | **bh3** | – | 10 |
            | **mh3** | – | 10 |
            | **vh3** | – | 10 |
            | **parameters** | 9,367 | 645 |
            | **multiply-adds per example** | 8,700 | 990 |
            | **operations of a training step, per example** | 52,200 | 5,940 |
            | **memory of the saved numbers, in bytes** | 37,468 | 2,820 |
            | **memory with gradients, in bytes** | 74,936 | 5,400 |

            """,
            Of(Declared.Notebook, "[Mlp(Context = 8, Embed = 4, Hidden = 10, Hierarchical = true, Normalization = Normalization.Batch, Alphabet = \"a]b|\\\")\")]"));

    [Fact]
    public void ACheckpointAndAFolderOfGeneratedFilesAreReadAsTheirDeclaration()
    {
        string checkpoint = _folder["model.safetensors"];
        Declared.Model(Declared.Notebook).Create().Save(checkpoint);
        foreach ((string name, string text) in GeneratedModel.Of(DeclarationText.Parse(Declared.Notebook)).Files)
            File.WriteAllText(_folder[name], text);

        ModelSummary declared = Assert.Single(ComparedModels.Read(Declared.Notebook));
        foreach (string other in new[] { checkpoint, _folder.Path })
        {
            ModelSummary read = Assert.Single(ComparedModels.Read(other));
            Assert.Equal(declared.Parameters.Select(parameter => $"{parameter.Name} {parameter.Count}"), read.Parameters.Select(parameter => $"{parameter.Name} {parameter.Count}"));
            Assert.Equal(declared.MultiplyAdds, read.MultiplyAdds);
        }
    }

    [Fact]
    public void TheModelsOfFoldersAreComparedByName()
    {
        ModelSummary[] before = [Summary("A", "Hidden = 3"), Summary("B", "Hidden = 4")];
        ModelSummary[] after = [Summary("B", "Hidden = 5")];

        string comparison = MarkdownComparison.Of(before, after);

        Assert.Contains("### A\n\n| | before | after |\n|---|---:|---:|\n| **declaration** | `[Mlp(Hidden = 3)]` | – |", comparison, StringComparison.Ordinal);
        Assert.Contains("### B\n\n| | before | after |\n|---|---:|---:|\n| **declaration** | `[Mlp(Hidden = 4)]` | `[Mlp(Hidden = 5)]` |", comparison, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithoutGeneratedFilesIsAnError() =>
        Assert.StartsWith($"{_folder.Path} has no generated files of a model", Assert.Throws<DeclarationException>(() => ComparedModels.Read(_folder.Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void AFileOfAnotherKindIsAnError()
    {
        ILanguageModel model = Declared.Model(Declared.Notebook).Create();
        var data = ContextDataset.Build(Corpus.FromLines(["ana"]), model.Vocabulary, 3);
        var ngrams = new NgramModel(model.Vocabulary, order: 2, NgramSmoothing.AddK(1));
        ngrams.Train(data);
        string file = _folder["other.safetensors"];

        ngrams.Save(file);
        Assert.StartsWith($"{file} is add-1 of order 2, and this command needs a model with an embedding;", Fault(), StringComparison.Ordinal);
        new MixtureModel([model, ngrams]).Save(file);
        Assert.StartsWith($"{file} is a mixture of 2 models, ", Fault(), StringComparison.Ordinal);

        file = _folder["state"];
        var options = new TrainingOptions { Steps = 1, Checkpoint = new TrainingCheckpoint(file) };
        Assert.Throws<TrainingCanceledException>(() => model.Train(data, options, cancellationToken: new CancellationToken(canceled: true)));
        Assert.StartsWith($"{file}: the file is the state of a training, not a model;", Fault(), StringComparison.Ordinal);

        string Fault() => Assert.Throws<CheckpointException>(() => ComparedModels.Read(file)).Message;
    }

    [Theory]
    [InlineData(Declared.Elaborate)]
    [InlineData("Depth = 0")]
    [InlineData("Depth = 3, Direct = true")]
    public void TheParametersAreThoseOfTheModel(string arguments) =>
        Assert.Equal(
            Declared.Model(arguments).Spec.Parameters.Select(parameter => $"{parameter.Name} {parameter.Count} {parameter.IsLearned}"),
            Assert.Single(ComparedModels.Read(arguments)).Parameters.Select(parameter => $"{parameter.Name} {parameter.Count} {parameter.IsLearned}"));

    /// <summary>The output layer multiplies by as many weights, whoever has them.</summary>
    [Fact]
    public void SharedOutputWeightsAreFewerParametersAndAsManyMultiplications()
    {
        ModelSummary own = Summary("Own", "Hidden = 20");
        ModelSummary shared = Summary("Shared", "Hidden = 20, SharedOutput = true");
        Assert.Equal(own.ParameterCount - 27 * 20, shared.ParameterCount);
        Assert.Equal(own.MultiplyAdds, shared.MultiplyAdds);
    }

    private static string Of(string before, string after) => MarkdownComparison.Of(ComparedModels.Read(before), ComparedModels.Read(after));

    private static ModelSummary Summary(string name, string arguments) =>
        GeneratedModel.Of(DeclarationText.Parse(arguments, name)).Files.Values.Select(ModelSummary.Parse).OfType<ModelSummary>().Single();
}
