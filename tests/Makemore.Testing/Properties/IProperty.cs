namespace Makemore.Testing;

/// <summary>A property without the type of its cases, as a search uses it.</summary>
public interface IProperty
{
    /// <summary>The name of the member that declares the property.</summary>
    string Name { get; }

    /// <summary>Draws cases until one fails.</summary>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="goesOn">Whether to draw another case, given how many have been checked.</param>
    /// <returns>A small failing case, or null if no case failed.</returns>
    Counterexample? Search(string seed, Func<int, bool> goesOn);
}
