namespace Makemore.Benchmarks.Scaling;

/// <summary>A point of a curve: a training run whose steps are timed.</summary>
/// <param name="At">The value of the quantity at this point.</param>
/// <param name="Model">The model.</param>
/// <param name="Data">The examples.</param>
/// <param name="Options">The options of the training.</param>
internal sealed record Point(string At, ILanguageModel Model, ContextDataset Data, TrainingOptions Options)
{
    /// <summary>The number of contexts in a step. A full batch has each distinct context once.</summary>
    public int Rows => Options.BatchSize ?? Data.DistinctContexts;

    /// <summary>
    /// The floating-point operations of a step. For each context, the rows of the first layer's tables are summed in
    /// the forward pass, and gradients are added to them in the backward pass. Every further layer needs three products
    /// for each context, one forward and two backward. The tables need three products for each step.
    /// </summary>
    public double Operations
    {
        get
        {
            ModelSpec spec = Model.Spec;
            double context = 2.0 * spec.Context * spec.Hidden
                + 3 * 2.0 * ((spec.Depth - 1.0) * spec.Hidden * spec.Hidden + (double)spec.Hidden * spec.VocabularySize);
            double tables = 3 * 2.0 * spec.Context * spec.VocabularySize * spec.Embed * spec.Hidden;
            return Rows * context + tables;
        }
    }
}
