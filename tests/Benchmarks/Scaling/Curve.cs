namespace Makemore.Benchmarks.Scaling;

/// <summary>The time of a training step at several values of one quantity. All else is as in the notebook.</summary>
/// <param name="Quantity">The quantity that changes from point to point.</param>
/// <param name="Points">The points.</param>
internal sealed record Curve(string Quantity, IEnumerable<Point> Points);
