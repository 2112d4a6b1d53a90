namespace Makemore.Generators.Emission;

/// <summary>One generated file.</summary>
internal readonly record struct EmittedFile(string HintName, string Source);
