using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Makemore.Generators.Model;

namespace Makemore.Generators;

/// <summary>
/// The names of the emitted files, which the compiler compares without regard to case. The namespace of a model's network
/// follows from the name, with an underscore for each dot: names that differ in no more than that clash as well.
/// </summary>
internal static class HintNames
{
    /// <summary>
    /// Windows takes a path of 260 characters. The folder that the compiler adds, <c>Generated/Makemore.Generators/Makemore.Generators.MlpGenerator/</c>,
    /// and the longest ending take 80 of them, which leaves 60 for the folder of the project.
    /// </summary>
    public const int MaximumLength = 120;

    /// <summary>A file's name has at most 255 bytes on the common file systems, and the longest ending, <c>.Parameters.g.cs</c>, has 16.</summary>
    public const int MaximumBytes = 255 - 16;

    /// <summary>Those of all names that clash with another, in order.</summary>
    public static EquatableArray<string> Clashing(ImmutableArray<string> names) =>
        names
            .GroupBy(Flat, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToImmutableArray();

    /// <summary>
    /// A name of its own, which a file can have: the second of two that clash is numbered, and a long one is cut. Null if
    /// another type has the very same name, which the compiler reports.
    /// </summary>
    public static string? Distinguish(string name, EquatableArray<string> clashing)
    {
        string[] alike = [.. clashing.Where(other => StringComparer.OrdinalIgnoreCase.Equals(Flat(other), Flat(name)))];
        int position = Array.IndexOf(alike, name);
        if (position != Array.LastIndexOf(alike, name))
            return null;
        return Bounded(position <= 0 ? name : $"{name}-{position + 1}");
    }

    /// <summary>The name itself, or of a long one the beginning and a hash of the whole.</summary>
    public static string Bounded(string name)
    {
        if (Fits(name))
            return name;
        string hash = "-" + Hash(name).ToString("x16", CultureInfo.InvariantCulture);
        int length = Math.Min(name.Length, MaximumLength - hash.Length);
        while (!Fits(name.Substring(0, length) + hash) || char.IsHighSurrogate(name[length - 1]))
            length--;
        return name.Substring(0, length) + hash;
    }

    private static string Flat(string name) => name.Replace('.', '_');

    private static bool Fits(string name) => name.Length <= MaximumLength && Encoding.UTF8.GetByteCount(name) <= MaximumBytes;

    /// <summary>FNV-1a of the UTF-16 code units: the same on every machine and in every run, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static ulong Hash(string name)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char unit in name)
        {
            hash = unchecked((hash ^ (byte)unit) * 1_099_511_628_211);
            hash = unchecked((hash ^ (byte)(unit >> 8)) * 1_099_511_628_211);
        }
        return hash;
    }
}
