namespace Makemore.Engine;

/// <summary>A progress receiver that learns what an earlier part of the training has reported.</summary>
internal interface IResumedProgress : IProgress<TrainingProgress>
{
    /// <summary>A training goes on from its checkpoint. This call comes before the first report.</summary>
    /// <param name="steps">How many updates were made before.</param>
    /// <param name="reports">The reports of these steps.</param>
    void Resumed(int steps, IReadOnlyList<TrainingProgress> reports);
}
