namespace Makemore.CommandLine.Sweeping;

/// <summary>A point of a loss curve.</summary>
/// <param name="Step">The step, counted from 0.</param>
/// <param name="Loss">The loss of the mini-batch before the update, in nats.</param>
/// <param name="DevLoss">The dev loss, in nats; null if it was not a finite number.</param>
internal readonly record struct CurvePoint(int Step, float Loss, float? DevLoss);
