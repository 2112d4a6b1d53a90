using System.Numerics.Tensors;
using Makemore.Testing;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests.Data;

/// <summary>The same fault gives the same exception, whichever part of the data it meets.</summary>
public sealed class DataFaultTests
{
    private static readonly Corpus Names = Corpus.FromLines(["ab", "b"]);
    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("ab");
    private static readonly Vocabulary Words = Vocabulary.FromWords(Names, size: 5);
    private static readonly ContextDataset Examples = ContextDataset.Build(Names, Letters, 2);
    private static readonly TokenVectors Vectors = new(["a", "b"], Tensor.Create(new float[4], [2, 2]));

    public static TheoryData<Action<int>> Indexers =>
    [
        index => _ = Names[index],
        index => _ = Letters[index],
        index => _ = Words[index],
        index => _ = Letters.Decode([index]),
        index => _ = Examples.Context(index),
        index => _ = Examples.Target(index),
    ];

    [Theory]
    [MemberData(nameof(Indexers))]
    public void AnIndexOutOfRangeIsRefused(Action<int> read)
    {
        read(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => read(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => read(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => read(int.MaxValue));
    }

    public static TheoryData<Action<string>> LookUps =>
    [
        token => _ = Letters.IndexOf(token),
        token => _ = Words.IndexOf(token),
        token => _ = Vectors[token],
        token => _ = Vectors.Nearest(token),
    ];

    [Theory]
    [MemberData(nameof(LookUps))]
    public void AnUnknownTokenIsRefused(Action<string> find)
    {
        find("b");
        Assert.Throws<UnknownTokenException>(() => find("c"));
        Assert.Throws<UnknownTokenException>(() => find(""));
        Assert.Throws<ArgumentNullException>(() => find(null!));
    }

    public static TheoryData<Action<string>> Readers =>
    [
        path => Corpus.Load(path),
        path => CheckpointInfo.Read(path),
        path => NgramModel.Load(path),
        path => ModelFactory.LoadAny(path),
    ];

    [Theory]
    [MemberData(nameof(Readers))]
    public void AFileThatIsNotThereIsMissedAndAFolderIsNoFile(Action<string> read)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ArgumentNullException>(() => read(null!));
        Assert.Throws<ArgumentException>(() => read(""));
        Assert.Throws<FileNotFoundException>(() => read(folder["none"]));
        Assert.Throws<DirectoryNotFoundException>(() => read(folder["none/file"]));
        Assert.IsAssignableFrom<MakemoreException>(Record.Exception(() => read(folder.Path)));
        Assert.IsAssignableFrom<MakemoreException>(Record.Exception(() => read(folder.Write("file", [0, 1, 2]))));
    }

    public static TheoryData<string, Action<CheckpointInfo>> ListsWithoutAnItem => new()
    {
        { "tokens", file => _ = new TokenVectors([null!, "a"], Tensor.Create(new float[4], [2, 2])) },
        { "components", file => _ = new MixtureModel([new NgramModel(Letters, 1), null!]) },
        { "classes", file => ModelFactory.Find(file, [null!]) },
        { "classes", file => ModelFactory.LoadAny(file.Path, [null!]) },
        { "classes", file => MixtureModel.Load(file, [null!]) },
        { "classes", file => MixtureModel.Load(file.Path, [null!]) },
        { "Parameters", file => _ = new FakeModel().Spec with { Parameters = [null!] } },
    };

    [Theory]
    [MemberData(nameof(ListsWithoutAnItem))]
    public void AListWithNullIsRefused(string argument, Action<CheckpointInfo> use)
    {
        using var folder = new TemporaryFolder();
        new FakeModel().Save(folder["file"], metadata: null);
        ArgumentNullException fault = Assert.Throws<ArgumentNullException>(() => use(CheckpointInfo.Read(folder["file"])));
        Assert.Equal($"An item of the list is null. (Parameter '{argument}')", fault.Message);
    }

    public static TheoryData<Action> OptionsOutOfRange =>
    [
        () => ContextDataset.Build(Names, Letters, 0),
        () => Vocabulary.FromWords(Names, size: 2),
        () => Vocabulary.FromWords(Names, size: 5, minimumCount: 0),
        () => Names.Split(train: 2),
        () => Names.Split((CorpusSplit)9),
        () => Vectors.Nearest("a", -1),
        () => NgramSmoothing.AddK(-1),
        () => _ = new NgramModel(Letters, order: 0),
        () => new NgramModel(Letters, order: 1).Sample(-1),
        () => _ = new MixtureModel(new NgramModel(Letters, 1), new NgramModel(Letters, 2), weight: 2),
        () => new TorchRandom(1).NextInt32(0),
    ];

    [Theory]
    [MemberData(nameof(OptionsOutOfRange))]
    public void AnOptionOutOfItsRangeIsRefused(Action use) => Assert.Throws<ArgumentOutOfRangeException>(use);
}
