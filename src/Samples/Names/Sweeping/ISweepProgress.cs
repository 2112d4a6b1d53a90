using Makemore;

namespace Names.Sweeping;

/// <summary>Who is told how a sweep goes, by several threads at once.</summary>
internal interface ISweepProgress
{
    /// <summary>A training has come so far.</summary>
    void Trains(Trial trial, TrainingProgress progress);

    /// <summary>A training is over, and its result is kept.</summary>
    void Finished(TrialResult result);
}
