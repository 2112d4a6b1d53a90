using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Names for the recipes of a sweep: the options that differ between them. A single recipe needs no name.</summary>
internal sealed class RecipeNames
{
    private readonly Dictionary<string, TextCell> _names;

    /// <summary>Finds the options that differ.</summary>
    /// <param name="recipes">The recipes of all trainings, as JSON.</param>
    public RecipeNames(IEnumerable<string> recipes)
    {
        string[] distinct = [.. recipes.Distinct()];
        var differences = new Differences(distinct.Select(Settings.Options));
        _names = distinct.ToDictionary(recipe => recipe, recipe => distinct.Length > 1 ? Name(differences.Of(Settings.Options(recipe))) : "");
    }

    /// <summary>The name of one of the recipes, and its short name: LR 0.3, AdamW for LearningRate 0.3, Optimizer AdamW.</summary>
    public TextCell Of(string recipe) => _names[recipe];

    private static TextCell Name(IReadOnlyList<string> options) => new(string.Join(", ", options), string.Join(", ", options.Select(Short)));

    /// <summary>Writes the capital letters and the digits for the name of an option. A value such as AdamW needs no name.</summary>
    private static string Short(string option)
    {
        string[] parts = option.Split(' ', 2);
        return char.IsAsciiLetterUpper(parts[1][0]) ? parts[1] : $"{string.Concat(parts[0].Where(letter => !char.IsAsciiLetterLower(letter)))} {parts[1]}";
    }
}
