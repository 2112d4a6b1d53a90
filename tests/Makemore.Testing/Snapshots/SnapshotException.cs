namespace Makemore.Testing;

/// <summary>What is emitted is not what was accepted.</summary>
public sealed class SnapshotException(string message) : Exception(message);
