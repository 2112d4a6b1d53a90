namespace Makemore;

/// <summary>Where a training stands; what its <see cref="IProgress{T}"/> receives.</summary>
/// <param name="Step">The step, counted from 0.</param>
/// <param name="Loss">The batch's loss before this step's update, in nats, as the notebook prints it.</param>
/// <param name="ValidationLoss">The loss on <see cref="TrainingOptions.Validation"/> before the update, in nats, if given.</param>
/// <param name="LearningRate">The step's learning rate.</param>
/// <param name="Elapsed">The time since the training began.</param>
public readonly record struct TrainingProgress(
    int Step, float Loss, float? ValidationLoss, float LearningRate, TimeSpan Elapsed);
