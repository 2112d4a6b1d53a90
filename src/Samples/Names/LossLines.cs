using Makemore;

namespace Names;

/// <summary>Writes the loss of each report on a line, as the notebook does.</summary>
internal sealed class LossLines(TextWriter output, int every) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // The training also reports its last step. The notebook does not show it.
        if (value.Step % every == 0)
            output.WriteLine($"step {value.Step}: loss = {value.Loss:0.0000}");
    }
}
