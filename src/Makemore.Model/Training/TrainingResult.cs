namespace Makemore;

/// <summary>The result of a training run. Two results with the same values are equal.</summary>
/// <param name="Steps">How many updates were made.</param>
/// <param name="Elapsed">How long the training took, without the time between an interruption and the next start.</param>
/// <param name="LossHistory">The loss of each step's batch before the update, in nats, by step.</param>
public sealed record TrainingResult(int Steps, TimeSpan Elapsed, IReadOnlyList<float> LossHistory)
{
    /// <summary>The loss of each step's batch before the update, in nats, by step.</summary>
    public IReadOnlyList<float> LossHistory { get; init => field = ValueList<float>.Of(value); } = ValueList<float>.Of(LossHistory);

    /// <summary>The loss of the last step before its update, in nats; NaN if there was no step.</summary>
    public float FinalLoss => LossHistory.Count > 0 ? LossHistory[^1] : float.NaN;

    /// <summary>
    /// The progress reports by step, also those before an interruption from which <see cref="TrainingOptions.Checkpoint"/>
    /// went on. There are none if nobody received them, and neither early stopping nor a checkpoint needed them.
    /// </summary>
    public IReadOnlyList<TrainingProgress> Reports { get; init => field = ValueList<TrainingProgress>.Of(value); } = ValueList<TrainingProgress>.Of([]);

    /// <summary>
    /// Why the last write of <see cref="TrainingOptions.Checkpoint"/> failed; null if it succeeded. The model is
    /// complete in both cases.
    /// </summary>
    public Exception? CheckpointFault { get; init; }

    /// <summary>Whether early stopping ended the training before its last step (<see cref="TrainingOptions.Patience"/>).</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>
    /// The number of updates after which the validation loss was the lowest. The model has the parameters after these
    /// updates. Null without <see cref="TrainingOptions.Patience"/>.
    /// </summary>
    public int? BestStep { get; init; }

    /// <summary>
    /// The lowest validation loss, in nats, after the updates of <see cref="BestStep"/>; null without
    /// <see cref="TrainingOptions.Patience"/>.
    /// </summary>
    public float? BestValidationLoss { get; init; }
}
