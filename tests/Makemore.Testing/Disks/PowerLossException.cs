namespace Makemore.Testing;

/// <summary>A simulated machine has lost power. Nothing that it does afterward has an effect.</summary>
public sealed class PowerLossException() : Exception("The simulated machine has no power.");
