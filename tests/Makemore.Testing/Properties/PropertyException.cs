namespace Makemore.Testing;

/// <summary>A property does not hold.</summary>
public sealed class PropertyException(string message, Exception error) : Exception(message, error);
