using System.Diagnostics;
using Makemore.Testing;

namespace Makemore.Fuzzing;

/// <summary>Searches targets for failing cases.</summary>
/// <param name="screen">The screen for the progress and the failing cases.</param>
internal sealed class Search(TextWriter screen)
{
    /// <summary>Checks a number of cases of each property: one or more for each iteration.</summary>
    /// <returns>Whether all of them hold.</returns>
    public bool Count(IEnumerable<Target> targets, int iterations, string seed) =>
        Each(targets, seed, target => checkedCases => checkedCases < (long)iterations * target.CasesInIteration);

    /// <summary>Checks cases for a duration, which is divided evenly among the properties.</summary>
    /// <returns>Whether all cases hold.</returns>
    public bool For(IReadOnlyCollection<Target> targets, TimeSpan time, string seed)
    {
        TimeSpan share = time / targets.Sum(target => target.Properties.Length);
        return Each(targets, seed, _ =>
        {
            var watch = Stopwatch.StartNew();
            return _ => watch.Elapsed < share;
        });
    }

    /// <summary>Searches all properties, even after one fails.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="seed">The seed of the random numbers of every property.</param>
    /// <param name="start">Starts the count or the time of a property of a target, and returns whether to check another case.</param>
    private bool Each(IEnumerable<Target> targets, string seed, Func<Target, Func<int, bool>> start)
    {
        bool holds = true;
        foreach (Target target in targets)
        {
            foreach (IProperty property in target.Properties)
                holds &= Holds(target, property, seed, start(target));
        }
        return holds;
    }

    private bool Holds(Target target, IProperty property, string seed, Func<int, bool> goesOn)
    {
        int cases = 0;
        Counterexample? found = property.Search(seed, done => goesOn(cases = done));
        screen.WriteLine($"{target.Name}: {property.Name}, seed {seed}: {(found is null ? $"{cases} cases hold." : $"case {cases + 1} fails.")}");
        if (found is not null)
            Report(target, found);
        return found is null;
    }

    private void Report(Target target, Counterexample found)
    {
        screen.WriteLine();
        screen.WriteLine(found.Error.Message);
        screen.WriteLine();
        screen.WriteLine($"A test for {found.File}:");
        screen.WriteLine();
        screen.WriteLine(found.NamedCase);
        screen.WriteLine();
        screen.WriteLine($"The case that it was made from: dotnet run -c Release --project tests/Fuzzing -- {target.Name} --iterations 1 --seed {found.Seed}");
    }
}
