using Makemore.Engine;

namespace Makemore.CommandLine.Training;

/// <summary>Passes each progress report to several receivers, in order, on the thread of the training.</summary>
internal sealed class Receivers(params IReadOnlyList<IProgress<TrainingProgress>> receivers) : IResumedProgress
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        foreach (IProgress<TrainingProgress> receiver in receivers)
            receiver.Report(value);
    }

    /// <inheritdoc/>
    public void Resumed(int steps, IReadOnlyList<TrainingProgress> reports)
    {
        foreach (IResumedProgress receiver in receivers.OfType<IResumedProgress>())
            receiver.Resumed(steps, reports);
    }
}
