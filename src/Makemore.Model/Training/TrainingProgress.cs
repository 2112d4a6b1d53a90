namespace Makemore;

/// <summary>A progress report of a training run.</summary>
/// <param name="Step">The step, counted from 0.</param>
/// <param name="Loss">
/// The loss of the batch before the update of this step, in nats, as in the notebook's output.
/// </param>
/// <param name="ValidationLoss">
/// The loss on <see cref="TrainingOptions.Validation"/> before the update, in nats; null without validation data.
/// </param>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Elapsed">The time since the training began.</param>
public readonly record struct TrainingProgress(
    int Step, float Loss, float? ValidationLoss, float LearningRate, TimeSpan Elapsed)
{
    /// <summary>
    /// The mean of the batch losses since the last report, with that of this step, in nats. It varies less than
    /// <see cref="Loss"/>. If it is not set, it is equal to <see cref="Loss"/>.
    /// </summary>
    public float MeanLoss { get; init; } = Loss;

    /// <summary>
    /// Why the last write of <see cref="TrainingOptions.Checkpoint"/> failed; null if it succeeded. The training goes on
    /// and tries again at the next time.
    /// </summary>
    public Exception? CheckpointFault { get; init; }
}
