namespace Makemore.CommandLine.Training;

/// <summary>Passes each progress report to several receivers, in order, on the thread of the training.</summary>
internal sealed class Receivers(params IReadOnlyList<IProgress<TrainingProgress>> receivers) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        foreach (IProgress<TrainingProgress> receiver in receivers)
            receiver.Report(value);
    }
}
