using Makemore.Testing;

namespace Makemore.Numerics.Tests;

public sealed class ModelFactoryTests
{
    private readonly ModelFactory _factory = ModelFactory.Of<SmallModel>();

    [Fact]
    public void TellsOfTheModelBeforeThereIsOne()
    {
        Assert.Equal("SmallModel", _factory.Name);
        Assert.Equal("SmallModel", _factory.ToString());
        Assert.Same(new SmallModel().Spec, _factory.Spec);
    }

    [Fact]
    public void CreatesFromASeed() =>
        Assert.Equal(new SmallModel(seed: 7).AllValues(), Assert.IsType<SmallModel>(_factory.Create(seed: 7)).AllValues());

    [Fact]
    public void GenericCodeCreatesFromASeed()
    {
        Assert.Equal(new SmallModel(seed: 7).AllValues(), Created<SmallModel>().AllValues());
        Assert.Throws<InvalidOperationException>(() => Created<SentenceModel>());

        static TModel Created<TModel>()
            where TModel : ILanguageModel<TModel> => TModel.Create(seed: 7);
    }

    [Fact]
    public void CreatesWithTheModelsOwnVocabulary()
    {
        Vocabulary same = Vocabulary.FromAlphabet("dcba");
        Assert.Equal(new SmallModel(seed: 7).AllValues(), Assert.IsType<SmallModel>(_factory.Create(same, seed: 7)).AllValues());
        Assert.Equal(new SmallModel(seed: 42).AllValues(), SmallModel.Create(SmallModel.Vocabulary).AllValues());
    }

    [Fact]
    public void CreatesWithNoOtherVocabulary()
    {
        var exception = Assert.Throws<ArgumentException>(() => _factory.Create(Vocabulary.FromAlphabet("abcx")));
        Assert.Equal(
            "The vocabulary's letters are not those of SmallModel; declare it with them, [Mlp(Alphabet = …)], or take SmallModel.Vocabulary. (Parameter 'vocabulary')",
            exception.Message);
    }

    [Fact]
    public void DataOfAnotherAlphabetIsRefused()
    {
        ContextDataset data = ContextDataset.Build(Corpus.FromLines(["abx"]), Vocabulary.FromAlphabet("abcx"), SmallModel.ContextLength);
        Assert.Equal(
            "The data's 5 tokens are not those of SmallModel; build the data with the model's Vocabulary. (Parameter 'data')",
            Assert.Throws<ArgumentException>(() => new SmallModel().Loss(data)).Message);
    }

    [Fact]
    public void LoadsWhatWasSaved()
    {
        using var folder = new TemporaryFolder();
        ILanguageModel saved = _factory.Create(seed: 7);
        saved.Save(folder["model.safetensors"]);

        Assert.Equal(saved.AllValues(), Assert.IsType<SmallModel>(_factory.Load(folder["model.safetensors"])).AllValues());
    }

    [Fact]
    public void TheFileTellsTheClass()
    {
        using var folder = new TemporaryFolder();
        ModelFactory[] classes =
            [_factory, ModelFactory.Of<RectifiedModel>(), ModelFactory.Of<GeluModel>(), ModelFactory.Of<ResidualModel>(), ModelFactory.Of<NotebookModel>()];

        // Of these, some have the same tensors, and differ in what the file says of them alone.
        Assert.All(classes, known =>
        {
            ILanguageModel saved = known.Create(seed: 7);
            saved.Save(folder["model.safetensors"]);

            ILanguageModel loaded = ModelFactory.LoadAny(folder["model.safetensors"], classes);

            Assert.Same(known.Spec, loaded.Spec);
            Assert.Equal(saved.AllValues(), loaded.AllValues());
        });
    }

    [Fact]
    public void OfClassesThatAreDeclaredAlikeItIsTheOneThatTheFileNames()
    {
        using var folder = new TemporaryFolder();
        var twin = ModelFactory.Of<SmallTwinModel>();
        twin.Create().Save(folder["model.safetensors"]);

        Assert.IsType<SmallTwinModel>(ModelFactory.LoadAny(folder["model.safetensors"], _factory, twin));
        Assert.IsType<SmallModel>(ModelFactory.LoadAny(folder["model.safetensors"], _factory));
    }

    [Fact]
    public void AFileOfNoneOfTheClassesSaysWhatItIsAndWhatIsKnown()
    {
        using var folder = new TemporaryFolder();
        string path = folder["model.safetensors"];
        new GeluModel().Save(path);

        var exception = Assert.Throws<CheckpointException>(() => ModelFactory.LoadAny(path, _factory, ModelFactory.Of<NotebookModel>()));

        Assert.Equal(
            $"{path}: the file holds GeluModel (context 2, embed 3, depth 1, hidden 7, activation Gelu, direct false, normalization None, "
            + "residual false, hierarchical false, vocabulary .abcd), and none of SmallModel, NotebookModel has this declaration; "
            + "load it into a model with the same declaration as the saved model.",
            exception.Message);
    }
}
