using Makemore;

namespace Names.Sweeping;

/// <summary>A training, and what makes its model.</summary>
internal sealed record PlannedTrial(Trial Trial, ModelFactory Model)
{
    /// <summary>
    /// Every model from every seed, or a part of these; always the same, in the same order. The largest come first: each
    /// part gets its share of the long trainings, and none of them begins when all else is done.
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
