namespace Makemore.Testing;

/// <summary>The emitted files differ from the accepted snapshots.</summary>
public sealed class SnapshotException(string message) : Exception(message);
