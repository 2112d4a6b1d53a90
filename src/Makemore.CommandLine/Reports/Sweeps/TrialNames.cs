using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>The names of the models and recipes of a sweep, in its progress and its ranking.</summary>
internal sealed class TrialNames
{
    private readonly ModelNames _models;
    private readonly Dictionary<string, string> _recipes;

    /// <summary>Finds what differs between the trainings.</summary>
    /// <param name="trials">All trainings of the sweep.</param>
    public TrialNames(IReadOnlyCollection<Trial> trials)
    {
        _models = new ModelNames(trials.Select(trial => trial.Model));
        string[] recipes = [.. trials.Select(trial => trial.Recipe).Distinct()];
        var differences = new Differences(recipes.Select(Settings.Options));
        _recipes = recipes.ToDictionary(
            recipe => recipe, recipe => recipes.Length > 1 ? string.Join(", ", differences.Of(Settings.Options(recipe))) : "");
    }

    /// <summary>The name of a model, and its short name.</summary>
    public TextCell Model(string model) => new(model, _models.Short(model));

    /// <summary>What distinguishes a recipe from the others; empty if it is the only one.</summary>
    public string Recipe(string recipe) => _recipes[recipe];
}
