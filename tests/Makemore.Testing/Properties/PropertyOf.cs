using System.Runtime.CompilerServices;
using CsCheck;

namespace Makemore.Testing;

/// <summary>
/// A property: a check that every case of a generator passes. A test checks the same cases in every run; the fuzzing command
/// checks other cases.
/// </summary>
/// <typeparam name="T">The type of a case.</typeparam>
public sealed class PropertyOf<T> : IProperty
{
    /// <summary>How many times a search tries to draw a smaller failing case.</summary>
    private const int SmallerDraws = 1_000;

    private readonly Gen<T> _cases;
    private readonly Action<T> _check;
    private readonly Func<T, IEnumerable<T>> _smaller;
    private readonly string _sourceFile;

    /// <summary>Declares a property.</summary>
    /// <param name="cases">Draws the cases.</param>
    /// <param name="check">Throws if the property does not hold for a case.</param>
    /// <param name="smaller">Gets cases that are a little smaller than a given one. The search uses them to reduce a failing case.</param>
    /// <param name="name">The name of the member that declares the property.</param>
    /// <param name="sourceFile">The file that declares the property.</param>
    public PropertyOf(
        Gen<T> cases,
        Action<T> check,
        Func<T, IEnumerable<T>>? smaller = null,
        [CallerMemberName] string name = "",
        [CallerFilePath] string sourceFile = "")
    {
        _cases = cases;
        _check = check;
        _smaller = smaller ?? (_ => []);
        Name = name;
        _sourceFile = sourceFile;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Checks one case.</summary>
    public void HoldsFor(T value) => _check(value);

    /// <summary>Checks the first cases of a seed.</summary>
    /// <exception cref="PropertyException">A case failed. The message has the case.</exception>
    public void Holds(string seed, int cases)
    {
        PCG random = PCG.Parse(seed);
        for (int i = 0; i < cases; i++)
        {
            string start = random.ToString();
            T value = _cases.Generate(random, null, out _);
            if (ErrorOf(value) is { } error)
                throw new PropertyException($"{Name} does not hold for case {i + 1} of {cases}, the first of seed {start}:\n{CaseText.Of(value)}\n{error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public Counterexample? Search(string seed, Func<int, bool> goesOn)
    {
        ArgumentNullException.ThrowIfNull(goesOn);
        PCG random = PCG.Parse(seed);
        for (int i = 0; goesOn(i); i++)
        {
            string start = random.ToString();
            T value = _cases.Generate(random, null, out Size size);
            if (ErrorOf(value) is not null)
                return Smallest(random, start, value, size);
        }
        return null;
    }

    /// <summary>Draws more cases to find a smaller one that fails, and then removes from it what the failure does not need.</summary>
    private Counterexample Smallest(PCG random, string seed, T value, Size size)
    {
        for (int i = 0; i < SmallerDraws; i++)
        {
            string start = random.ToString();
            T other = _cases.Generate(random, size, out Size otherSize);
            if (Size.IsLessThan(otherSize, size) && ErrorOf(other) is not null)
                (seed, value, size) = (start, other, otherSize);
        }
        while (_smaller(value).Where(other => ErrorOf(other) is not null).Take(1).ToArray() is [T other])
            value = other;
        return new(seed, Path.GetRelativePath(SharedFiles.RepositoryRoot, _sourceFile), NamedCase(value), ErrorOf(value)!);
    }

    private string NamedCase(T value) =>
        $"""
        [Fact]
        public void NameThisCase() => {Name}.HoldsFor(
        {CaseText.Of(value)});
        """;

    private Exception? ErrorOf(T value)
    {
        try
        {
            _check(value);
            return null;
        }
#pragma warning disable CA1031 // Every exception means that the property does not hold.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error;
        }
    }
}
