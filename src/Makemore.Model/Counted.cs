using System.Globalization;

namespace Makemore;

/// <summary>A number of things in a message.</summary>
internal static class Counted
{
    /// <summary>The number and the noun in the form that belongs to it: 1 step, 2,000 steps.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular. Its plural ends in s.</param>
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
