using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Makemore.Generators.Model;

namespace Makemore.Generators;

/// <summary>
/// The hint names of the emitted files. Roslyn ignores case when it compares them, so names that differ only in case
/// clash. The namespace of a model's network is the hint name with an underscore for each dot. Names that differ only in
/// dots and underscores therefore clash too.
/// </summary>
internal static class HintNames
{
    /// <summary>
    /// The limit keeps paths within the 260 characters of Windows. The folder that the compiler adds,
    /// <c>Generated/Makemore.Generators/Makemore.Generators.MlpGenerator/</c>, and the longest ending have 80 characters.
    /// The folder of the project can therefore have 60 characters.
    /// </summary>
    public const int MaximumLength = 120;

    /// <summary>
    /// The common file systems limit a file name to 255 bytes. The longest ending, <c>.Parameters.g.cs</c>, has 16 bytes.
    /// </summary>
    public const int MaximumBytes = 255 - 16;

    /// <summary>The names that clash with another name, in ordinal order.</summary>
    public static EquatableArray<string> Clashing(ImmutableArray<string> names) =>
        names
            .GroupBy(Flat, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToImmutableArray();

    /// <summary>
    /// Returns a unique name that a file can have. The second and later names of a clash get a number, and a long name is
    /// cut. Returns null if another type has exactly the same name. The compiler reports that as an error.
    /// </summary>
    public static string? Distinguish(string name, EquatableArray<string> clashing)
    {
        string[] alike = [.. clashing.Where(other => StringComparer.OrdinalIgnoreCase.Equals(Flat(other), Flat(name)))];
        int position = Array.IndexOf(alike, name);
        if (position != Array.LastIndexOf(alike, name))
            return null;
        return Bounded(position <= 0 ? name : $"{name}-{position + 1}");
    }

    /// <summary>
    /// Returns the name if it is short enough. Otherwise returns its beginning and a hash of the whole name.
    /// </summary>
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

    /// <summary>
    /// The FNV-1a hash of the UTF-16 code units. Unlike <see cref="string.GetHashCode()"/>, it is the same on every
    /// machine and in every run.
    /// </summary>
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
