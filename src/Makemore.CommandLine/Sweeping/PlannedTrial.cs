
namespace Makemore.CommandLine.Sweeping;

/// <summary>A training that a sweep is to run, and the factory of its model.</summary>
internal sealed record PlannedTrial(Trial Trial, ModelFactory Model)
{
    /// <summary>
    /// Lists the trainings of a shard: every model with every seed, always in the same order. The largest models come first, so
    /// that every shard gets its share of the long trainings, and no long training starts last.
    /// </summary>
    public static IReadOnlyList<PlannedTrial> All(
        IEnumerable<ModelFactory> models, TrainingOptions recipe, IReadOnlyList<int> seeds, SweepData data, Shard shard) =>
    [
        .. shard.Of(
            from model in models.OrderByDescending(model => model.Spec.ParameterCount)
            from seed in seeds
            select new PlannedTrial(Trial.Of(model.Spec.For(data.Vocabulary), recipe, seed, data.Summary), model))
    ];
}
