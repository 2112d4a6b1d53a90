namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>A field of the emitted network: a layer of the engine.</summary>
/// <param name="Type">The engine's class.</param>
/// <param name="Name">The field.</param>
/// <param name="Arguments">What it is made from.</param>
/// <param name="Meaning">What it computes, for a comment.</param>
internal sealed record EngineObject(string Type, string Name, string Arguments, string Meaning);
