using Makemore.Testing;

namespace Makemore.Tests.Checkpoints;

/// <summary>The entries of a file's metadata: those of the model, and those that the caller adds.</summary>
public sealed class MetadataTests : IDisposable
{
    private static readonly Dictionary<string, string> Metadata = new() { ["seed"] = "7", ["corpus"] = "names.txt", ["note"] = "é\n\"" };

    /// <summary>The keys of the models' own entries.</summary>
    private static readonly string[] Keys =
    [
        "format", "model", "context", "embed", "depth", "hidden", "activation", "direct", "sharedoutput", "normalization", "residual", "hierarchical",
        "tokens", "vocabulary", "foldcase", "smoothing", "halflife", "components", "frequencies",
    ];

    private readonly TemporaryFolder _folder = new();

    private string File => _folder["m"];

    public static TheoryData<string> ReservedKeys => [.. Keys];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheEntriesAreInTheFileBesideTheModelsOwn()
    {
        new FakeModel().Save(File, metadata: null);
        IReadOnlyDictionary<string, string> own = CheckpointInfo.Read(File).Metadata;
        new FakeModel().Save(File, Metadata);
        Assert.Equal([.. own, .. Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal)], CheckpointInfo.Read(File).Metadata);
    }

    [Fact]
    public void NoEntriesLeaveTheFileAsItIs()
    {
        new FakeModel().Save(File, metadata: null);
        new FakeModel().Save(_folder["empty"], new Dictionary<string, string>());
        Assert.Equal(System.IO.File.ReadAllBytes(File), System.IO.File.ReadAllBytes(_folder["empty"]));
    }

    [Theory]
    [MemberData(nameof(ReservedKeys))]
    public void AKeyOfTheModelsIsRefused(string key)
    {
        var metadata = new Dictionary<string, string> { ["a"] = "b", [key] = "c" };
        string message = $"The metadata key '{key}' is reserved for the models' own entries; use another key. (Parameter 'metadata')";
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new FakeModel(depth: 0).Save(File, metadata)).Message);
        var ngrams = new NgramModel(Vocabulary.FromAlphabet("ab"), order: 2);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => ngrams.Save(File, metadata)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new MixtureModel(ngrams, ngrams).Save(File, metadata)).Message);
        Assert.False(System.IO.File.Exists(File));
    }

    /// <summary>Two such keys would become the same key, and no program could read the file.</summary>
    [Fact]
    public void AKeyWithHalfOfASurrogatePairIsRefused()
    {
        Assert.Equal(
            "The metadata key 'a\uD83D' has half of a surrogate pair, which a file cannot keep; use another key. (Parameter 'metadata')",
            Assert.Throws<ArgumentException>(() => new FakeModel().Save(File, new Dictionary<string, string> { ["a\uD83D"] = "b" })).Message);
        Assert.False(System.IO.File.Exists(File));

        new FakeModel().Save(File, new Dictionary<string, string> { ["a\U0001F600\uFFFD"] = "b" });
        Assert.Equal("b", CheckpointInfo.Read(File).Metadata["a\U0001F600\uFFFD"]);
    }

    [Fact]
    public void EveryKeyOfAModelIsReserved()
    {
        new FakeTextModel(Vocabulary.FromWords(Corpus.FromLines(["a b"]), size: 9)).Save(File, metadata: null);
        IEnumerable<string> keys = CheckpointInfo.Read(File).Metadata.Keys;
        new NgramModel(Vocabulary.FromAlphabet("ab"), order: 2).Save(File);
        keys = keys.Union(CheckpointInfo.Read(File).Metadata.Keys);
        keys = keys.Union(CheckpointInfo.Read(File).Metadata.Keys);
        new FakeModel(sharedOutput: true).Save(File, metadata: null);
        keys = keys.Union(CheckpointInfo.Read(File).Metadata.Keys);
        var cache = new CacheModel(Vocabulary.FromAlphabet("ab"));
        cache.Save(File);
        keys = keys.Union(CheckpointInfo.Read(File).Metadata.Keys);
        new MixtureModel([cache, cache], frequencies: new NgramModel(cache.Vocabulary, order: 2)).Save(File);
        keys = keys.Union(CheckpointInfo.Read(File).Metadata.Keys.Where(key => !key.StartsWith("components.", StringComparison.Ordinal)));
        Assert.Equal(Keys.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AKeyWithoutAValueIsRefused() => Assert.Equal(
        "The metadata key 'a' has no value; give it a text. (Parameter 'metadata')",
        Assert.Throws<ArgumentException>(() => new FakeModel().Save(File, new Dictionary<string, string> { ["a"] = null! })).Message);

    [Fact]
    public void ModelsOfCountsSaveTheEntriesToo()
    {
        var ngrams = new NgramModel(Vocabulary.FromAlphabet("ab"), order: 2);
        ngrams.Save(File, Metadata);
        Assert.Equal("7", CheckpointInfo.Read(File).Metadata["seed"]);
        Assert.Equal(2, NgramModel.Load(File).Order);
        var mixture = new MixtureModel(ngrams, ngrams);
        mixture.Save(File, Metadata);
        Assert.Equal("7", CheckpointInfo.Read(File).Metadata["seed"]);
        Assert.Equal(mixture.Weights, MixtureModel.Load(File).Weights);
    }

    public static TheoryData<string, string> Declarations => new()
    {
        { "deep", "[Mlp(Context = 4, Embed = 5, Hidden = 6, Depth = 2, Activation = Activation.Gelu, Direct = true, Normalization = Normalization.Batch, Residual = true, Alphabet = \"xyz\")]" },
        { "hierarchical", "[Mlp(Context = 4, Embed = 2, Hidden = 4, Hierarchical = true, Alphabet = \"abc\")]" },
        { "shared", "[Mlp(Context = 3, Embed = 4, Hidden = 4, SharedOutput = true, Alphabet = \"abc\")]" },
        { "linear", "[Mlp(Context = 3, Embed = 2, Depth = 0, Alphabet = \"abc\")]" },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void AFileTellsTheDeclarationOfItsModel(string kind, string declaration)
    {
        FakeModel model = kind switch
        {
            "deep" => new FakeModel(context: 4, embed: 5, hidden: 6, depth: 2, Activation.Gelu, "xyz", direct: true, normalization: Normalization.Batch, residual: true),
            "hierarchical" => new FakeModel(context: 4, depth: 2, hierarchical: true),
            "shared" => new FakeModel(embed: 4, sharedOutput: true),
            _ => new FakeModel(depth: 0),
        };
        model.Save(File, metadata: null);
        Assert.Equal(declaration, CheckpointInfo.Read(File).Declaration?.ToString());
    }

    [Fact]
    public void AFileOfWordsTellsTheDeclarationWithItsOwnWords()
    {
        Vocabulary words = Vocabulary.FromWords(Corpus.FromLines(["a b"]), size: 9);
        new FakeTextModel(words).Save(File, metadata: null);
        MlpAttribute? declaration = CheckpointInfo.Read(File).Declaration;
        Assert.Equal((Tokens.Words, words.Count), (declaration?.Tokens, declaration?.VocabularySize));
    }

    [Fact]
    public void AFileWithoutSettingsTellsNoDeclaration()
    {
        new NgramModel(Vocabulary.FromAlphabet("ab"), order: 2).Save(File);
        Assert.Null(CheckpointInfo.Read(File).Declaration);
        _folder.Write("m", SafetensorsFile.Of("""{"scale": {"dtype": "F32", "shape": [], "data_offsets": [0, 4]}}""", 7));
        Assert.Null(CheckpointInfo.Read(File).Declaration);
    }

    [Theory]
    [InlineData("embed")]
    [InlineData("hidden")]
    [InlineData("activation")]
    [InlineData("residual")]
    [InlineData("vocabulary")]
    public void AFileWithoutASettingOrWithAnUnknownOneTellsNoDeclaration(string key)
    {
        string[] settings =
        [
            "context 3", "embed 2", "depth 1", "hidden 4", "activation Tanh", "direct false", "normalization None", "residual false",
            "hierarchical false", "vocabulary .ab",
        ];
        Assert.NotNull(Declaration(settings));
        Assert.Null(Declaration(settings.Where(setting => !setting.StartsWith(key, StringComparison.Ordinal))));
        if (key != "vocabulary")
            Assert.Null(Declaration(settings.Select(setting => setting.StartsWith(key, StringComparison.Ordinal) ? $"{key} -1" : setting)));
    }

    private MlpAttribute? Declaration(IEnumerable<string> settings)
    {
        string metadata = string.Join(", ", settings.Select(setting => $"\"{setting.Split(' ')[0]}\": \"{setting.Split(' ')[1]}\""));
        return CheckpointInfo.Read(_folder.Write("m", SafetensorsFile.Of($$"""{"__metadata__": { {{metadata}} } }"""))).Declaration;
    }
}
