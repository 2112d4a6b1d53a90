using Makemore.Testing;

namespace Makemore.Numerics.Tests;

/// <summary>The same fault gives the same type of exception, whatever the kind of the model, and leaves the model as it was.</summary>
public sealed class ModelFaultTests : IDisposable
{
    private static readonly IReadOnlyList<ModelKind> Kinds = ModelKind.CreateAll();

    /// <summary>Each fault, the exception that it gives, and how to commit it.</summary>
    private static readonly Dictionary<string, (Type Exception, Action<ModelKind, TemporaryFolder> Commit)> Faults = new()
    {
        ["no dataset"] = (typeof(ArgumentNullException), WithData(_ => null!)),
        ["no examples"] = (typeof(ArgumentException), WithData(kind => kind.NoData())),
        ["contexts too short"] = (typeof(ArgumentException), WithData(kind => kind.Data(kind.Model.ContextLength - 1))),
        ["another size of vocabulary"] = (typeof(ArgumentException), WithData(kind => kind.ForeignData(kind.Model.Vocabulary.Count))),
        ["other tokens"] = (typeof(ArgumentException), WithData(kind => kind.ForeignData(kind.Model.Vocabulary.Count - 1))),
        ["context too long"] = (typeof(ArgumentException), (kind, _) => Logits(kind, new int[kind.Model.ContextLength + 1])),
        ["room for too few logits"] = (typeof(ArgumentException), (kind, _) => kind.Model.Logits(new int[kind.Model.ContextLength], new float[1])),
        ["token below 0"] = (typeof(ArgumentOutOfRangeException), (kind, _) => Logits(kind, [0, -1])),
        ["token beyond the vocabulary"] = (typeof(ArgumentOutOfRangeException), (kind, _) => Logits(kind, [kind.Model.Vocabulary.Count, 0])),
        ["negative count"] = (typeof(ArgumentOutOfRangeException), (kind, _) => kind.Model.Sample(-1)),
        ["temperature"] = (typeof(ArgumentOutOfRangeException), WithOptions(new() { Temperature = -1 })),
        ["TopK"] = (typeof(ArgumentOutOfRangeException), WithOptions(new() { TopK = 0 })),
        ["TopP"] = (typeof(ArgumentOutOfRangeException), WithOptions(new() { TopP = 1.5f })),
        ["MaxLength"] = (typeof(ArgumentOutOfRangeException), WithOptions(new() { MaxLength = 0 })),
        ["no prompt"] = (typeof(ArgumentNullException), WithOptions(new() { Prompt = null! })),
        ["saved nowhere"] = (typeof(ArgumentNullException), (kind, _) => kind.Model.Save(null!)),
        ["saved without a name"] = (typeof(ArgumentException), (kind, _) => kind.Model.Save("")),
        ["saved as a folder"] = (typeof(IOException), (kind, folder) => kind.Model.Save(folder.Path)),
        ["saved into no folder"] = (typeof(DirectoryNotFoundException), (kind, folder) => kind.Model.Save(folder["none/model"])),
        ["loaded from nowhere"] = (typeof(ArgumentNullException), (kind, _) => kind.Load(null!)),
        ["loaded without a name"] = (typeof(ArgumentException), (kind, _) => kind.Load("")),
        ["no file"] = (typeof(FileNotFoundException), (kind, folder) => kind.Load(folder["none"])),
        ["no folder"] = (typeof(DirectoryNotFoundException), (kind, folder) => kind.Load(folder["none/model"])),
        ["a folder"] = (typeof(CheckpointException), (kind, folder) => kind.Load(folder.Path)),
        ["an empty file"] = (typeof(CheckpointException), (kind, folder) => kind.Load(folder.Write("empty", []))),
        ["not a checkpoint"] = (typeof(CheckpointException), (kind, folder) => kind.Load(folder.Write("text", "emma\nolivia\nava\n"u8))),
        ["a damaged checkpoint"] = (typeof(CheckpointException), LoadDamaged),
        ["a checkpoint of another model"] = (typeof(CheckpointException), LoadAnother),
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (ModelKind kind in Kinds)
            {
                foreach (string fault in Faults.Keys)
                    cases.Add(kind.Name, fault);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheSameFaultGivesTheSameException(string name, string fault)
    {
        ModelKind kind = Kinds.Single(each => each.Name == name);
        (Type exception, Action<ModelKind, TemporaryFolder> commit) = Faults[fault];
        ContextDataset data = kind.Data(kind.Model.ContextLength);
        float before = kind.Model.Loss(data);

        Assert.Throws(exception, () => commit(kind, _folder));

        Assert.Equal(before, kind.Model.Loss(data));
    }

    [Theory]
    [InlineData("generated")]
    [InlineData("n-grams")]
    [InlineData("mixture")]
    public void APromptHasTheModelsLetters(string name)
    {
        var fault = Assert.Throws<ArgumentException>(() => Kinds.Single(kind => kind.Name == name).Model.Sample(1, new SamplingOptions { Prompt = "x" }));
        Assert.StartsWith("Prompt, column 1: 'x' (U+0078) is not a letter of the vocabulary ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Prompt", fault.ParamName);
    }

    [Fact]
    public void AFaultOfTheValidationDataNamesIt()
    {
        var model = new SmallModel();
        ContextDataset data = Architecture.CreateData(model);
        ContextDataset longer = ContextDataset.Build(Corpus.FromLines(["ab"]), SmallModel.Vocabulary, SmallModel.ContextLength + 1);
        var fault = Assert.Throws<ArgumentException>(() => model.Train(data, new TrainingOptions { Validation = longer }));
        Assert.StartsWith("Validation: The data's contexts have ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Validation", fault.ParamName);
    }

    [Fact]
    public void EveryKindTellsHowManyTokensItReads() =>
        Assert.All(Kinds, kind => Assert.Equal(2, kind.Model.ContextLength));

    /// <summary>Commits a fault with each member that takes data, which must all give the same exception.</summary>
    private static Action<ModelKind, TemporaryFolder> WithData(Func<ModelKind, ContextDataset> data) => (kind, _) =>
    {
        ContextDataset faulty = data(kind);
        List<Action> uses = [() => kind.Train(faulty), () => kind.Model.LogProbabilities(faulty), () => kind.Model.Loss(faulty)];
        if (kind.Model is ILanguageModel model)
            uses.Add(() => model.Gradients(faulty));
        Exception[] found = [.. uses.Select(use => Assert.ThrowsAny<Exception>(use))];
        Assert.Single(found.Select(exception => exception.GetType()).Distinct());
        throw found[0];
    };

    private static Action<ModelKind, TemporaryFolder> WithOptions(SamplingOptions options) => (kind, _) => kind.Model.Sample(1, options);

    private static void LoadDamaged(ModelKind kind, TemporaryFolder folder)
    {
        kind.Model.Save(folder["model"]);
        byte[] file = File.ReadAllBytes(folder["model"]);
        kind.Load(folder.Write("damaged", file.AsSpan()[..^1]));
    }

    private static void LoadAnother(ModelKind kind, TemporaryFolder folder)
    {
        new NotebookModel().Save(folder["model"]);
        kind.Load(folder["model"]);
    }

    private static void Logits(ModelKind kind, int[] context) => kind.Model.Logits(context, new float[kind.Model.Vocabulary.Count]);
}
