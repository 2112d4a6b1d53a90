namespace Makemore.Testing;

/// <summary>A case that a property does not hold for.</summary>
/// <param name="Seed">The seed whose first case failed; <paramref name="NamedCase"/> may be smaller than that.</param>
/// <param name="File">The test file that declares the property, from the repository's root.</param>
/// <param name="NamedCase">A test of the case, to be pasted into the file.</param>
/// <param name="Error">How the case failed.</param>
public sealed record Counterexample(string Seed, string File, string NamedCase, Exception Error);
