using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>The names of the models and recipes of a sweep, in its progress and its ranking.</summary>
/// <param name="trials">All trainings of the sweep.</param>
internal sealed class TrialNames(IReadOnlyCollection<Trial> trials)
{
    private readonly ModelNames _models = new(trials.Select(trial => trial.Model));
    private readonly RecipeNames _recipes = new(trials.Select(trial => trial.Recipe));

    /// <summary>The name of a model, and its short name.</summary>
    public TextCell Model(string model) => new(model, _models.Short(model));

    /// <summary>What distinguishes a recipe from the others, and its short form; empty if it is the only one.</summary>
    public TextCell Recipe(string recipe) => _recipes.Of(recipe);
}
