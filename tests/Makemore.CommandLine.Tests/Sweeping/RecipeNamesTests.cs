using System.Text.Json;
using System.Text.Json.Nodes;
using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Reports.Sweeps;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class RecipeNamesTests
{
    [Fact]
    public void TheOnlyRecipeHasNoName() => Assert.Equal("", Name(new TrainingOptions()).Text);

    [Fact]
    public void ARecipeIsNamedByWhatDiffers()
    {
        TextCell name = Name(
            new TrainingOptions { Steps = 300, Optimizer = Optimizer.AdamW, Beta2 = 0.99f, Nesterov = true },
            new TrainingOptions { Steps = 400, ClipNorm = 1 });

        Assert.Equal("Steps 300, Optimizer AdamW, Nesterov true, Beta2 0.99, ClipNorm none", name.Text);
        Assert.Equal("S 300, AdamW, N true, B2 0.99, CN none", name.Short);
    }

    /// <summary>Two options with the same letters could not be told apart.</summary>
    [Fact]
    public void TheShortNamesOfAllOptionsAreDifferent()
    {
        string recipe = Settings.Of(new TrainingOptions());
        JsonObject other = JsonNode.Parse(recipe)!.AsObject();
        // The values of an enumeration are words, which have no name beside them.
        string[] options = [.. other.Where(option => option.Value?.GetValueKind() is not JsonValueKind.String).Select(option => option.Key)];
        foreach (string option in options)
            other[option] = 7;

        TextCell name = new RecipeNames([recipe, other.ToJsonString()]).Of(other.ToJsonString());

        string[] names = [.. name.Short!.Split(", ")];
        Assert.Equal(options.Length, names.Length);
        Assert.Distinct(names);
    }

    private static TextCell Name(params TrainingOptions[] recipes)
    {
        string[] all = [.. recipes.Select(Settings.Of)];
        return new RecipeNames(all).Of(all[0]);
    }
}
