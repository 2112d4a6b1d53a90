using CsCheck;

namespace Makemore.Testing;

/// <summary>
/// Draws values of a CsCheck generator from a seed. The values are the same in every run. The method <c>Sample</c> of CsCheck
/// uses a seed only for the first case, and draws the other cases at random.
/// </summary>
public static class Draws
{
    /// <summary>Draws the first value of a seed.</summary>
    public static T First<T>(Gen<T> generator, string seed)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return generator.Generate(PCG.Parse(seed), null, out _);
    }
}
