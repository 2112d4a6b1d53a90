namespace Makemore.CommandLine;

/// <summary>How much memory a training needs.</summary>
internal static class MemoryNeeds
{
    private const double BytesPerGigabyte = 1e9;

    /// <summary>The memory that the process may use, in bytes.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>
    /// Estimates the memory of a step, in bytes: the values of each layer and their gradients, for each distinct context of the
    /// mini-batch, and four sets of the parameters (the model, the gradients, and the state of the optimizer).
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="contexts">The number of distinct contexts in a mini-batch.</param>
    public static double OfStep(ModelSpec model, int contexts)
    {
        double perContext = (double)model.Context * model.Embed + 2.0 * model.Depth * model.Hidden + model.VocabularySize;
        return sizeof(float) * (2 * perContext * contexts + 4.0 * model.ParameterCount);
    }

    /// <summary>Writes a number of bytes.</summary>
    public static string InWords(double bytes) => $"{bytes / BytesPerGigabyte:#,0.0} GB";

    /// <summary>What to say when the memory is exhausted.</summary>
    public static string Exhausted(OutOfMemoryException exception) =>
        $"the command needs more memory than the {InWords(Available)} that it may use; specify a smaller --batch-size, fewer --jobs, or a smaller model. ({exception.Message})";
}
