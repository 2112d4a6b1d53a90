namespace Makemore.Testing;

/// <summary>A file is damaged after a fault of the disk.</summary>
public sealed class CrashTestException(string message, Exception? damage = null) : Exception(message, damage);
