namespace Makemore.Generators.Emission.Simd.Lowering;

/// <summary>A layer of the engine, which is a field of the emitted network.</summary>
/// <param name="Type">The class of the engine.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Arguments">The arguments of the constructor.</param>
/// <param name="Meaning">The formula of the layer, for a comment.</param>
internal sealed record EngineObject(string Type, string Name, string Arguments, string Meaning);
