namespace Makemore.Benchmarks;

/// <summary>
/// The exception for a measurement that cannot be made: two contenders with different losses do not do the same work, or a
/// program that is measured is missing or fails.
/// </summary>
internal sealed class MeasurementException(string message) : Exception(message);
