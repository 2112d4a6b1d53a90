using CsCheck;

namespace Makemore.Testing;

/// <summary>
/// What a CsCheck generator draws from a seed: always the same. The method <c>Sample</c> of CsCheck takes a seed too, but
/// only for its first case; it draws the others anew in every run.
/// </summary>
public static class Draws
{
    /// <summary>The first value that is drawn from a seed.</summary>
    public static T First<T>(Gen<T> generator, string seed)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return generator.Generate(PCG.Parse(seed), null, out _);
    }
}
