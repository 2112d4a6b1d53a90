namespace Makemore.Benchmarks.Scaling;

/// <summary>A point of a curve: a training whose step is timed.</summary>
/// <param name="At">Where on the curve it lies.</param>
/// <param name="Model">The model.</param>
/// <param name="Data">The examples.</param>
/// <param name="Options">How it is trained.</param>
internal sealed record Point(string At, ILanguageModel Model, ContextDataset Data, TrainingOptions Options)
{
    /// <summary>The contexts that go through in a step: a full batch takes each distinct one once.</summary>
    public int Rows => Options.BatchSize ?? Data.DistinctContexts;

    /// <summary>
    /// The floating-point operations that a step needs. A context: its rows of the first layer's table summed, forward
    /// and backward; and three products, one forward and two backward, for every layer that follows. A step: three
    /// products for the tables.
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
