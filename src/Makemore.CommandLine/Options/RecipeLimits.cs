namespace Makemore.CommandLine.Options;

/// <summary>Checks a recipe against the models and the data, before a training begins.</summary>
internal static class RecipeLimits
{
    /// <summary>The option for the size of a mini-batch.</summary>
    public const string BatchSizeOption = "--batch-size";

    /// <summary>The maximum number of steps. A training keeps the loss of each step.</summary>
    public const int MaxSteps = 1_000_000_000;

    /// <summary>The maximum number of examples in a mini-batch.</summary>
    public const int MaxBatchSize = 1_000_000;

    /// <summary>Reports a number of steps or a mini-batch that the models cannot be trained with.</summary>
    /// <param name="models">The models.</param>
    /// <param name="train">The examples of the train part.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="jobs">The number of trainings that run in parallel.</param>
    /// <exception cref="OptionException">A model cannot be trained with the recipe.</exception>
    public static void ThrowUnlessTrains(
        IEnumerable<ModelSpec> models, ContextDataset train, TrainingOptions recipe, int jobs = 1)
    {
        if (recipe.Steps > 0 && !float.IsFinite(recipe.RateAt(recipe.Steps - 1)))
            throw new OptionException($"--gamma {recipe.Gamma} makes the learning rate infinite before the last of {Counted.Of(recipe.Steps, "step")}; specify a smaller --gamma, or a larger --step-size.");
        int contexts = Math.Min(recipe.BatchSize ?? int.MaxValue, train.DistinctContexts);
        foreach (ModelSpec model in models)
        {
            if (model.Normalization is Normalization.Batch && recipe.BatchSize == 1)
                throw new OptionException($"{BatchSizeOption} must be 2 or more for {model.Name}, because batch normalization needs the variance of several examples.");
            double needed = jobs * MemoryNeeds.OfTraining(model, contexts, recipe);
            if (needed > MemoryLimit.Available)
                throw new OptionException($"{Counted.Of(recipe.Steps, "step")} of {model.Name} with {Counted.Of(contexts, "context")}{InParallel(jobs)} would need about {MemoryLimit.InWords(needed)} of memory, and there are {MemoryLimit.InWords(MemoryLimit.Available)}; specify a smaller {BatchSizeOption}, fewer --steps, or a smaller model.");
        }
    }

    private static string InParallel(int jobs) => jobs > 1 ? $", {jobs} trainings at a time," : "";
}
