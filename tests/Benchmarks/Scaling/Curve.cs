namespace Makemore.Benchmarks.Scaling;

/// <summary>How the time of a training step grows with one quantity, all else being the notebook's.</summary>
/// <param name="Quantity">What changes from point to point.</param>
/// <param name="Points">The points.</param>
internal sealed record Curve(string Quantity, IEnumerable<Point> Points);
