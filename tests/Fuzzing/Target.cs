using Makemore.Testing;

namespace Makemore.Fuzzing;

/// <summary>A target: a group of properties that the command line names.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Properties">The properties to search for failing cases. The tests check the same properties on fixed cases.</param>
internal sealed record Target(string Name, params IProperty[] Properties);
