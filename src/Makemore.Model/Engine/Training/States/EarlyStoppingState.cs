namespace Makemore.Engine;

/// <summary>What early stopping remembers between two steps, beside the best parameters.</summary>
/// <param name="Failures">How many consecutive losses were not a new lowest loss.</param>
/// <param name="BestStep">How many updates made the best parameters; null if there are none yet.</param>
/// <param name="BestLoss">The lowest validation loss; null if there are no best parameters yet.</param>
internal readonly record struct EarlyStoppingState(int Failures, int? BestStep, float? BestLoss);
