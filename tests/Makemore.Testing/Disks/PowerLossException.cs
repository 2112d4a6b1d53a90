namespace Makemore.Testing;

/// <summary>A simulated machine has lost power. Nothing that it does afterwards has an effect.</summary>
public sealed class PowerLossException() : Exception("The simulated machine has no power.");
