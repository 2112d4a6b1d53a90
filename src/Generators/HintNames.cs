using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators;

/// <summary>The names of the emitted files, which the compiler compares without regard to case.</summary>
internal static class HintNames
{
    /// <summary>Those of all names that are equal to another but for their case, in order.</summary>
    public static EquatableArray<string> Clashing(ImmutableArray<string> names) =>
        names
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToImmutableArray();

    /// <summary>
    /// A name of its own: the second of two that clash is numbered. Null if another type has the very same name, which
    /// the compiler reports.
    /// </summary>
    public static string? Distinguish(string name, EquatableArray<string> clashing)
    {
        string[] alike = [.. clashing.Where(other => StringComparer.OrdinalIgnoreCase.Equals(other, name))];
        int position = Array.IndexOf(alike, name);
        if (position != Array.LastIndexOf(alike, name))
            return null;
        return position <= 0 ? name : $"{name}-{position + 1}";
    }
}
