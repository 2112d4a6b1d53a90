namespace Makemore.Testing;

/// <summary>A property, whatever type its cases have: what a search needs of it.</summary>
public interface IProperty
{
    /// <summary>What holds: the name of the member that declares it.</summary>
    string Name { get; }

    /// <summary>Draws cases until one fails.</summary>
    /// <param name="seed">Where the random numbers start.</param>
    /// <param name="goesOn">Whether to draw another case, given how many have been checked.</param>
    /// <returns>A small case that fails, or null if none did.</returns>
    Counterexample? Search(string seed, Func<int, bool> goesOn);
}
