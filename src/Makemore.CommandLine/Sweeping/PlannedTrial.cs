namespace Makemore.CommandLine.Sweeping;

/// <summary>A training that a sweep is to run.</summary>
/// <param name="Trial">What identifies the training.</param>
/// <param name="Model">The factory of the model.</param>
/// <param name="Recipe">The options of the training.</param>
internal sealed record PlannedTrial(Trial Trial, ModelFactory Model, TrainingOptions Recipe)
{
    /// <summary>
    /// Lists the trainings of a shard: every model with every recipe and seed, always in the same order. The largest models come first, so
    /// that every shard gets its share of the long trainings, and no long training starts last.
    /// </summary>
    public static IReadOnlyList<PlannedTrial> All(
        IEnumerable<ModelFactory> models, IReadOnlyList<TrainingOptions> recipes, IReadOnlyList<int> seeds, SweepData data, Shard shard) =>
    [
        .. shard.Of(
            from model in models.OrderByDescending(model => model.Spec.ParameterCount)
            from recipe in recipes
            from seed in seeds
            select new PlannedTrial(Trial.Of(model.Spec.For(data.Vocabulary), recipe, seed, data.Summary), model, recipe))
    ];
}
