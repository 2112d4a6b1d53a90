namespace Makemore.Testing;

/// <summary>A case that violates a property.</summary>
/// <param name="Seed">The seed whose first case failed. <paramref name="NamedCase"/> may be smaller than that case.</param>
/// <param name="File">The test file that declares the property, relative to the root of the repository.</param>
/// <param name="NamedCase">A test of the case, to paste into the file.</param>
/// <param name="Error">How the case failed.</param>
public sealed record Counterexample(string Seed, string File, string NamedCase, Exception Error);
