namespace Makemore.Numerics.Tests;

/// <summary>A class with a preset. It notes when it is initialized.</summary>
[Mlp(Context = 1, Embed = 2, Hidden = 3, Alphabet = "ab")]
public sealed partial class PresetModel
{
    static PresetModel() => PresetTests.IsInitialized = true;

    public static ModelPreset Preset => new("small", "For the tests", new TrainingOptions { BatchSize = 4 }, Epochs: 3);
}

/// <summary>A class whose member with the same name is no preset of its own.</summary>
[Mlp(Context = 1, Embed = 2, Hidden = 3, Alphabet = "ab")]
public sealed partial class OtherPresetModel
{
    public static int Preset => 1;
}

public sealed class PresetTests
{
    /// <summary>Whether the static constructor of <see cref="PresetModel"/> has run.</summary>
    internal static bool IsInitialized { get; set; }

    /// <summary>No other test uses the class.</summary>
    [Fact]
    public void AFactoryInitializesTheClassWhenItIsUsed()
    {
        ModelFactory factory = MakemoreModels.All.Single(each => each.Name == nameof(PresetModel));
        Assert.False(IsInitialized);
        Assert.Equal(new ModelPreset("small", "For the tests", new TrainingOptions { BatchSize = 4 }, 3), factory.Preset);
        Assert.True(IsInitialized);
    }

    [Fact]
    public void AClassWithoutAPresetHasNone()
    {
        Assert.Null(ModelFactory.Of<SmallModel>().Preset);
        Assert.Null(ModelFactory.Of<OtherPresetModel>().Preset);
        Assert.Null(SmallSweep.Models[0].Preset);
    }

    [Fact]
    public void TheListHasEveryModelOfTheAssembly()
    {
        string[] names = [.. MakemoreModels.All.Select(factory => factory.Name)];
        Assert.Contains(nameof(NotebookModel), names);
        Assert.True(names.AsSpan().IndexOf(nameof(DeepModel)) < names.AsSpan().IndexOf(nameof(SmallModel)));
        Assert.Equal(SmallSweep.Models, MakemoreModels.All.Where(factory => factory.Sweep == nameof(SmallSweep)));
        Assert.Equal(TextSweep.Models, MakemoreModels.All.Where(factory => factory.Sweep == nameof(TextSweep)));
    }

    [Fact]
    public void TheNameIsThatOfTheArchitecture() =>
        Assert.All(MakemoreModels.All.Where(factory => factory.Name != nameof(PresetModel)), factory => Assert.Equal(factory.Spec.Name, factory.Name));

    [Fact]
    public void AFactoryKnowsItsSweep()
    {
        Assert.All(SmallSweep.Models, factory => Assert.Equal("SmallSweep", factory.Sweep));
        Assert.Null(ModelFactory.Of<SmallModel>().Sweep);
    }
}
