using Makemore.CommandLine.Models;
using Makemore.Tool.Grids;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class ModelCatalogTests
{
    [Fact]
    public void AModelIsFoundByItsPresetAndByItsClass()
    {
        var catalog = new ModelCatalog([ModelFactory.Of<Notebook>(), ModelFactory.Of<BestWavenet>(), .. NameSweep.Models]);

        Assert.Equal(nameof(BestWavenet), catalog.FindPreset("best-wavenet")!.Model.Name);
        Assert.Equal("best-wavenet", catalog.FindPreset(nameof(BestWavenet))!.Name);
        Assert.Equal(NameSweep.Models[3].Name, catalog.FindPreset(NameSweep.Models[3].Name)!.Name);
        Assert.Null(catalog.FindPreset("absent"));
    }

    [Fact]
    public void AModelWithoutAPresetIsDescribedByItsAttribute()
    {
        var preset = new Preset(NameSweep.Models[0]);

        Assert.Equal((NameSweep.Models[0].Name, "[Mlp(Context = 3, Embed = 10, Hidden = 100)]"), (preset.Name, preset.Description));
        Assert.Same(Recipe.Notebook, preset.Recipe);
    }

    [Fact]
    public void EachSweepIsAGrid()
    {
        var catalog = new ModelCatalog([ModelFactory.Of<Text>(), .. NameSweep.Models, .. TextSweep.Models]);

        Assert.Equal([nameof(NameSweep), nameof(TextSweep)], catalog.Grids.Select(grid => grid.Name));
        Assert.Equal(NameSweep.Models.Select(model => model.Name), catalog.Grids[0].Models.Select(model => model.Name));
        Assert.Equal(Text.Preset.Options, catalog.RecipeOf(catalog.Grids[1]).Options);
        Assert.Same(Recipe.Notebook, catalog.RecipeOf(catalog.Grids[0]));
    }

    [Fact]
    public void WithoutASweepAllModelsAreOneGrid()
    {
        var catalog = new ModelCatalog([ModelFactory.Of<Notebook>(), ModelFactory.Of<Lecture>()]);

        Assert.Equal([nameof(Notebook), nameof(Lecture)], Assert.Single(catalog.Grids).Models.Select(model => model.Name));
    }

    [Fact]
    public void WithASweepAloneItsModelsAreThePresets() =>
        Assert.Equal(NameSweep.Models.Select(model => model.Name), new ModelCatalog(NameSweep.Models).Presets.Select(preset => preset.Name));

    [Fact]
    public async Task AtLeastOneModelIsRequired() =>
        await Assert.ThrowsAsync<ArgumentException>(() => MakemoreApp.RunAsync([], []));
}
