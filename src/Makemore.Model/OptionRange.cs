using System.Runtime.CompilerServices;

namespace Makemore;

/// <summary>Says in one line that an option is out of its range; the exception's own words for a value would take a second.</summary>
internal static class OptionRange
{
    /// <summary>Throws unless an option's value is allowed.</summary>
    /// <param name="isAllowed">Whether it is.</param>
    /// <param name="value">The value, given as the option itself, whose name the message takes.</param>
    /// <param name="range">What is allowed, to follow "it".</param>
    /// <param name="option">The option's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void Require<T>(bool isAllowed, T value, string range, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!isAllowed)
            throw new ArgumentOutOfRangeException(option, FormattableString.Invariant($"{option} is {(object?)value ?? "null"}; it {range}."));
    }
}
