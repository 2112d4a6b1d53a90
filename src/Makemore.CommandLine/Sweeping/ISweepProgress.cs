
namespace Makemore.CommandLine.Sweeping;

/// <summary>Receives the progress of a sweep. Several threads may call it at the same time.</summary>
internal interface ISweepProgress
{
    /// <summary>Reports the progress of a training.</summary>
    void Training(Trial trial, TrainingProgress progress);

    /// <summary>Reports that a training has ended and its result is stored.</summary>
    void Finished(TrialResult result);
}
