namespace Makemore.Benchmarks.Racing;

/// <summary>Two contenders have different losses: they do not do the same work, and their times say nothing.</summary>
internal sealed class DisagreementException(string message) : Exception(message);
