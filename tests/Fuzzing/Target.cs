using Makemore.Testing;

namespace Makemore.Fuzzing;

/// <summary>What one word of the command line searches.</summary>
/// <param name="Name">The word.</param>
/// <param name="Properties">The properties that are searched for a case that fails; the tests check them on fixed cases.</param>
internal sealed record Target(string Name, params IProperty[] Properties);
