using Makemore.Engine;

namespace Makemore.CommandLine;

/// <summary>How much memory a training needs.</summary>
internal static class MemoryNeeds
{
    /// <summary>
    /// Estimates the memory of a training, in bytes: that of a step, of the losses of all steps (once while it runs, and once
    /// for the result), and of the mini-batch.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="contexts">The number of distinct contexts in a step.</param>
    /// <param name="recipe">The recipe.</param>
    public static double OfTraining(ModelSpec model, int contexts, TrainingOptions recipe) =>
        OfStep(model, contexts) + 2.0 * sizeof(float) * recipe.Steps + (recipe.BatchSize is { } size ? MiniBatch.Bytes(size, model.Context) : 0);

    /// <summary>
    /// Estimates the memory of a step, in bytes: the values of each layer and their gradients, for each context that is computed
    /// at the same time, and four sets of the parameters (the model, the gradients, and the state of the optimizer).
    /// </summary>
    private static double OfStep(ModelSpec model, int contexts)
    {
        // Batch normalization and Torch compute with all contexts at once. All else goes through memory in tiles.
        if (model.Normalization is not Normalization.Batch && model.Backend is Backend.Simd)
            contexts = Math.Min(contexts, Environment.ProcessorCount * TileCut.LargeTileRows);
        double perContext = (double)model.Context * model.Embed + 2.0 * model.Depth * model.Hidden + model.VocabularySize;
        return sizeof(float) * (2 * perContext * contexts + 4.0 * model.ParameterCount);
    }

    /// <summary>What to say when the memory is exhausted.</summary>
    public static string Exhausted(OutOfMemoryException exception) =>
        $"the command needs more memory than the {MemoryLimit.InWords(MemoryLimit.Available)} that it may use; specify smaller data, a smaller --batch-size, fewer --jobs, or a smaller model. ({exception.Message})";
}
