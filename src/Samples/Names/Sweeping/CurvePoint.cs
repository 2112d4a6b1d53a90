namespace Names.Sweeping;

/// <summary>A point of a loss curve.</summary>
/// <param name="Step">The step, counted from 0.</param>
/// <param name="Loss">The batch's loss before the step's update, in nats.</param>
/// <param name="DevLoss">The dev loss then, in nats; null where it was no finite number.</param>
internal readonly record struct CurvePoint(int Step, float Loss, float? DevLoss);
