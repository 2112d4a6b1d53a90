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
    public void LoadsWhatWasSaved()
    {
        using var folder = new TemporaryFolder();
        ILanguageModel saved = _factory.Create(seed: 7);
        saved.Save(folder["model.safetensors"]);

        Assert.Equal(saved.AllValues(), Assert.IsType<SmallModel>(_factory.Load(folder["model.safetensors"])).AllValues());
    }
}
