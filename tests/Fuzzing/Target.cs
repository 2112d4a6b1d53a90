using Makemore.Testing;

namespace Makemore.Fuzzing;

/// <summary>A target: a group of properties that the command line names.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Properties">The properties to search for failing cases. The tests check the same properties on fixed cases.</param>
internal sealed record Target(string Name, params IProperty[] Properties)
{
    /// <summary>How many cases take about as long as one declaration. A search checks so many cases for each iteration.</summary>
    public int CasesInIteration { get; init; } = 1;
}
