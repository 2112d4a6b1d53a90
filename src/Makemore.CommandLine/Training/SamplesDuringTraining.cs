using Makemore.Engine;

namespace Makemore.CommandLine.Training;

/// <summary>Generates a few texts every so many steps, at the next progress report.</summary>
/// <param name="model">The model in training. A report may read it, because it comes on the thread of the training.</param>
/// <param name="every">The least number of steps between two times.</param>
/// <param name="show">Receives the texts.</param>
internal sealed class SamplesDuringTraining(ILanguageModel model, int every, Action<SampledTexts> show) : IResumedProgress
{
    /// <summary>The number of texts each time.</summary>
    public const int Count = 5;

    private int _last;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (IsDue(value))
            show(new SampledTexts(value.Step, model.Sample(Count)));
    }

    /// <inheritdoc/>
    public void Resumed(int steps, IReadOnlyList<TrainingProgress> reports)
    {
        // The texts of the earlier part were shown then. The next ones are due as if there had been no interruption.
        foreach (TrainingProgress report in reports)
            IsDue(report);
    }

    private bool IsDue(TrainingProgress value)
    {
        if (value.Step - _last < every)
            return false;
        _last = value.Step;
        return true;
    }
}
