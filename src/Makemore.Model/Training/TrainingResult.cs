namespace Makemore;

/// <summary>What a training did.</summary>
/// <param name="Steps">How many updates were made.</param>
/// <param name="Elapsed">How long they took.</param>
/// <param name="LossHistory">The batch's loss before each step's update, in nats; its index is the step.</param>
public sealed record TrainingResult(int Steps, TimeSpan Elapsed, IReadOnlyList<float> LossHistory)
{
    /// <summary>The last step's loss, in nats, before its update; not a number when there was no step.</summary>
    public float FinalLoss => LossHistory.Count > 0 ? LossHistory[^1] : float.NaN;
}
