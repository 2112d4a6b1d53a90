using System.Numerics.Tensors;
using Makemore.Engine;
using Makemore.Testing;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests.Ngrams;

/// <summary>The file of a mixture has the weights and all components.</summary>
public sealed class MixtureCheckpointTests : IDisposable
{
    private static readonly Text Letters = new("abc", ["abba", "cab", "acc", "b", "bac"]);

    private readonly TemporaryFolder _folder = new();
    private readonly NgramModel _bigrams = Letters.Count(order: 2, NgramSmoothing.AddK(0.5));
    private readonly NgramModel _trigrams = Letters.Count(order: 3);

    private string Path => _folder["mixture"];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Frequencies => ["none", "a component", "another model"];

    /// <summary>The second file has the same bytes, so nothing is lost.</summary>
    [Theory]
    [MemberData(nameof(Frequencies))]
    public void AMixtureIsSavedAndLoadedWithItsComponents(string frequencies)
    {
        var inner = new MixtureModel(_bigrams, new CacheModel(Letters.Vocabulary, halfLife: 3), weight: 0.75f);
        var saved = new MixtureModel(
            [_bigrams, inner, _trigrams],
            frequencies switch { "none" => null, "a component" => _trigrams, _ => Letters.Count(order: 2) });
        saved.LearnWeights(Letters.Data(context: 2));
        saved.Save(Path);

        MixtureModel loaded = MixtureModel.Load(Path);
        Assert.Equal([typeof(NgramModel), typeof(MixtureModel), typeof(NgramModel)], loaded.Components.Select(component => component.GetType()));
        Assert.Equal(3, Assert.IsType<CacheModel>(((MixtureModel)loaded.Components[1]).Components[1]).HalfLife);
        Assert.Equal(saved.Weights, loaded.Weights);
        ContextDataset data = new Text("abc", ["cabba", "aacb", "c"]).Data(context: 2);
        Assert.Equal(saved.LogProbabilities(data), loaded.LogProbabilities(data));
        Assert.Equal(saved.Sample(20, new SamplingOptions { MaxLength = 8 }), loaded.Sample(20, new SamplingOptions { MaxLength = 8 }));
        Assert.Equal(saved.LearnWeights(data), loaded.LearnWeights(data));
        saved.Save(Path);
        loaded.Save(_folder["again"]);
        Assert.Equal(File.ReadAllBytes(Path), File.ReadAllBytes(_folder["again"]));
    }

    [Fact]
    public void TheFileNamesWhatBelongsToEachComponent()
    {
        new MixtureModel([_bigrams, new MixtureModel(_bigrams, _trigrams)], frequencies: _bigrams).Save(Path);

        CheckpointInfo file = CheckpointInfo.Read(Path);
        Assert.Equal(
            ["weights", "components.0.ngrams", "components.0.counts", "components.1.weights", "components.1.components.0.ngrams"],
            file.Tensors.Take(5).Select(tensor => tensor.Name));
        Assert.Equal(("2", "0", ".abc"), (file.Metadata["components"], file.Metadata["frequencies"], file.Metadata["vocabulary"]));
        Assert.Equal(("NgramModel", "add-0.5"), (file.Metadata["components.0.model"], file.Metadata["components.0.smoothing"]));
        Assert.Equal("kneser-ney", file.Metadata["components.1.components.1.smoothing"]);
        // All components have the vocabulary of the mixture.
        Assert.Single(file.Metadata, entry => entry.Key.EndsWith("vocabulary", StringComparison.Ordinal));
    }

    [Fact]
    public void AComponentIsLoadedAlone()
    {
        var cache = new CacheModel(Letters.Vocabulary, halfLife: 5);
        var inner = new MixtureModel([_bigrams, cache]);
        new MixtureModel([inner, _trigrams, new FakeModel().Count()]).Save(Path);

        CheckpointInfo file = CheckpointInfo.Read(Path);
        Assert.Equal(3, file.Components.Count);
        NgramModel ngrams = NgramModel.Load(file.Components[1]);
        ContextDataset data = Letters.Data(context: 2);
        Assert.Equal(_trigrams.LogProbabilities(data), ngrams.LogProbabilities(data));
        Assert.Equal(5, CacheModel.Load(file.Components[0].Components[1]).HalfLife);
        Assert.Equal(inner.Loss(data), MixtureModel.Load(file.Components[0]).Loss(data));
        CheckpointInfo generated = file.Components[2];
        Assert.Equal(["E", "Wx", "bh", "Wy", "by"], generated.Tensors.Select(tensor => tensor.Name));
        Assert.Equal("[Mlp(Context = 3, Embed = 2, Hidden = 4, Alphabet = \"abc\")]", $"{generated.Declaration}");
        Assert.Equal([1f, 2], generated.ReadTensor("E").ToArray().Take(2));
        Assert.Equal([1f, 2], Checkpoint.Load(generated, new FakeModel())["E"].ToArray().Take(2));
        Assert.Empty(file.Components[1].Components);
    }

    [Fact]
    public void AGeneratedModelIsFoundAmongTheClasses()
    {
        var words = Vocabulary.FromWords(Corpus.FromLines(["a b a", "b a"]), size: 5);
        var ngrams = new NgramModel(words, order: 2);
        new MixtureModel([new FakeTextModel(words), ngrams]).Save(Path);
        MixtureModel loaded = MixtureModel.Load(Path, ModelFactory.Of<FakeTextModel>());
        Assert.IsType<FakeTextModel>(loaded.Components[0]);
        Assert.Equal(words.Tokens, loaded.Vocabulary.Tokens);
        Assert.StartsWith(
            $"{Path}, components.0: the file holds FakeTextModel (",
            Assert.Throws<CheckpointException>(() => MixtureModel.Load(Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AnEntryOfAComponentIsInItsMetadata()
    {
        var mixture = new MixtureModel(_bigrams, new MixtureModel(_bigrams, _trigrams));
        mixture.Save(Path, new Dictionary<string, string> { ["note"] = "all", ["components.0.note"] = "first", ["components.1.components.1.note"] = "inner" });
        CheckpointInfo file = CheckpointInfo.Read(Path);
        Assert.Equal("all", file.Metadata["note"]);
        Assert.Equal("first", file.Components[0].Metadata["note"]);
        Assert.Equal("inner", file.Components[1].Components[1].Metadata["note"]);
        Assert.False(file.Components[1].Metadata.ContainsKey("note"));
        Assert.Equal(
            "The metadata key 'components.1.components.0.smoothing' is reserved for the models' own entries; use another key. (Parameter 'metadata')",
            Assert.Throws<ArgumentException>(() => mixture.Save(Path, new Dictionary<string, string> { ["components.1.components.0.smoothing"] = "" })).Message);
    }

    [Fact]
    public void AModelOfTheUserCannotBeSaved()
    {
        Assert.Equal(
            "A mixture can be saved with generated models, n-gram models, caches and mixtures, and OtherModel is none of these; save it to a file of its own, and keep the Weights.",
            Assert.Throws<InvalidOperationException>(() => new MixtureModel([_bigrams, new OtherModel(_bigrams)]).Save(Path)).Message);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void AtMostEightMixturesAreInsideEachOther()
    {
        var mixture = new MixtureModel(_bigrams, _trigrams);
        for (int level = 2; level <= 8; level++)
            mixture = new MixtureModel(mixture, _trigrams);
        mixture.Save(Path);
        ContextDataset data = Letters.Data(context: 2);
        Assert.Equal(mixture.LogProbabilities(data), MixtureModel.Load(Path).LogProbabilities(data));
        Assert.Equal(
            "More than 8 mixtures are inside each other; mix their components in one mixture.",
            Assert.Throws<InvalidOperationException>(() => new MixtureModel(mixture, _trigrams).Save(Path)).Message);
    }

    /// <summary>Entries that are changed, or deleted if they have no value.</summary>
    [Theory]
    [InlineData("components", "3", "it should have 3 components, and it has 2")]
    [InlineData("components", "-1", "it should have -1 components, and it has 2")]
    [InlineData("components", "2147483648", "it should have 2147483648 components, and it has 2")]
    [InlineData("components", "1", "a mixture has at least 2 components")]
    [InlineData("components.1.model", null, "its metadata have no components.1.model")]
    [InlineData("frequencies", "2", "its component 2 should count the contexts, and it is not an n-gram model")]
    [InlineData("frequencies", "x", "its component x should count the contexts, and it is not an n-gram model")]
    public void DamagedMetadataAreRefused(string key, string? value, string fault)
    {
        new MixtureModel(_bigrams, _trigrams).Save(Path);
        CheckpointInfo file = CheckpointInfo.Read(Path);
        var metadata = new Dictionary<string, string>(file.Metadata);
        metadata.Remove(key);
        if (value is not null)
            metadata.Add(key, value);
        Write(file, metadata, file.Tensors.Select(tensor => (tensor.Name, file.ReadTensor(tensor.Name))));
        Assert.Equal(
            $"{Path}: this is not a safetensors file, or it is damaged: {fault}; save or fetch it again.",
            Assert.Throws<CheckpointException>(() => MixtureModel.Load(Path)).Message);
    }

    public static TheoryData<float[], int[], string> DamagedWeights => new()
    {
        { [0.5f, 0.4f], [1, 2], "its weights do not sum to 1" },
        { [1.5f, -0.5f], [1, 2], "its weights do not all lie between 0 and 1" },
        { [1f], [1, 1], "weights is (1, 1) in the file and (1, 2) in MixtureModel" },
        { [0.5f, 0.25f, 0.25f], [1, 3], "weights is (1, 3) in the file and (1, 2) in MixtureModel" },
        { [0.5f, 0.5f, 0.5f, 0.5f], [2, 2], "weights is (2, 2) in the file and (1, 2) in MixtureModel" },
    };

    [Theory]
    [MemberData(nameof(DamagedWeights))]
    public void DamagedWeightsAreRefused(float[] weights, int[] shape, string fault)
    {
        new MixtureModel(_bigrams, _trigrams).Save(Path);
        CheckpointInfo file = CheckpointInfo.Read(Path);
        var damaged = Tensor.Create(weights, shape.ToLengths());
        Write(file, file.Metadata, file.Tensors.Select(tensor => (tensor.Name, tensor.Name == "weights" ? damaged : file.ReadTensor(tensor.Name))));
        Assert.Contains(fault, Assert.Throws<CheckpointException>(() => MixtureModel.Load(Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("components.1.counts", "components.1.numbers", ", components.1: the file has no ngrams")]
    [InlineData("components.1.counts", "components.2.counts", ", components.1: the file has no ngrams")]
    [InlineData("weights", "weight", ": the file has no weights, which is (1, 2) in MixtureModel")]
    public void ATensorInAnotherPlaceIsNamed(string name, string other, string fault)
    {
        new MixtureModel(_bigrams, _trigrams).Save(Path);
        CheckpointInfo file = CheckpointInfo.Read(Path);
        Write(file, file.Metadata, file.Tensors.Select(tensor => (tensor.Name == name ? other : tensor.Name, file.ReadTensor(tensor.Name))));
        Assert.StartsWith(Path + fault, Assert.Throws<CheckpointException>(() => MixtureModel.Load(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatHasChangedIsReadAgainOrRefused()
    {
        new MixtureModel([_bigrams, _bigrams, _trigrams]).Save(Path);
        CheckpointInfo before = CheckpointInfo.Read(Path);
        new MixtureModel([_bigrams, _trigrams]).Save(Path);
        Assert.Equal(3, NgramModel.Load(before.Components[1]).Order);
        Assert.Equal(
            $"{Path}, components.2: the file has changed and does not have this component any more; read the file again.",
            Assert.Throws<CheckpointException>(() => NgramModel.Load(before.Components[2])).Message);
    }

    [Fact]
    public void AMixtureIsNotAGeneratedModelAndNoOtherModelIsAMixture()
    {
        new MixtureModel([_bigrams, _trigrams]).Save(Path);
        const string Remedy = "the file is a mixture of 2 models; load it with MixtureModel.Load, or load one of its Components.";
        Assert.Equal($"{Path}: {Remedy}", Assert.Throws<CheckpointException>(() => Checkpoint.Load(CheckpointInfo.Read(Path), new FakeModel())).Message);
        Assert.Equal($"{Path}: {Remedy}", Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(Path, ModelFactory.Of<FakeTextModel>())).Message);
        _bigrams.Save(Path);
        Assert.Equal($"{Path}: the file is not of a mixture; save a mixture.", Assert.Throws<CheckpointException>(() => MixtureModel.Load(Path)).Message);
    }

    private static void Write(CheckpointInfo file, IReadOnlyDictionary<string, string> metadata, IEnumerable<(string Name, Tensor<float> Tensor)> tensors)
    {
        var written = new OrderedDictionary<string, Tensor<float>>();
        foreach ((string name, Tensor<float> tensor) in tensors)
            written.Add(name, tensor);
        using FileStream stream = File.Create(file.Path);
        SafetensorsWriter.Write(stream, written, metadata);
    }

    /// <summary>A model of a kind that this library does not know.</summary>
    private sealed class OtherModel(NgramModel model) : INextTokenModel
    {
        public Vocabulary Vocabulary => model.Vocabulary;

        public int ContextLength => model.ContextLength;

        public float Loss(ContextDataset data) => model.Loss(data);

        public float[] LogProbabilities(ContextDataset data) => model.LogProbabilities(data);

        public void Logits(ReadOnlySpan<int> context, Span<float> logits) => model.Logits(context, logits);

        public IReadOnlyList<string> Sample(int count, SamplingOptions? options) => model.Sample(count, options);

        public IEnumerable<string> EnumerateSamples(SamplingOptions? options) => model.EnumerateSamples(options);

        public void Save(string path, IReadOnlyDictionary<string, string>? metadata) => model.Save(path, metadata);
    }
}
