namespace Makemore.Benchmarks.Racing;

/// <summary>
/// The exception for two contenders with different losses. They do not do the same work, so their times cannot be
/// compared.
/// </summary>
internal sealed class DisagreementException(string message) : Exception(message);
