namespace Makemore;

/// <summary>What a training did.</summary>
/// <param name="Steps">How many updates were made.</param>
/// <param name="Elapsed">How long they took.</param>
/// <param name="LossHistory">The batch's loss before each step's update, in nats; its index is the step.</param>
public sealed record TrainingResult(int Steps, TimeSpan Elapsed, IReadOnlyList<float> LossHistory)
{
    /// <summary>The last step's loss, in nats, before its update; not a number when there was no step.</summary>
    public float FinalLoss => LossHistory.Count > 0 ? LossHistory[^1] : float.NaN;

    /// <summary>Whether the validation loss ended the training before its last step, by <see cref="TrainingOptions.Patience"/>.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>
    /// How many updates had made the parameters with the lowest validation loss, which the model has kept; null without
    /// <see cref="TrainingOptions.Patience"/>.
    /// </summary>
    public int? BestStep { get; init; }

    /// <summary>The validation loss at <see cref="BestStep"/>, the lowest, in nats; null without <see cref="TrainingOptions.Patience"/>.</summary>
    public float? BestValidationLoss { get; init; }
}
