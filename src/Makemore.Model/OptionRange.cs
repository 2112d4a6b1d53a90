using System.Runtime.CompilerServices;

namespace Makemore;

/// <summary>
/// Throws for an option that is out of its range. The message has one line, because it contains the value itself. The
/// built-in text of the exception for a value would add a second line.
/// </summary>
internal static class OptionRange
{
    /// <summary>Throws unless an option's value is allowed.</summary>
    /// <param name="isAllowed">Whether the value is allowed.</param>
    /// <param name="value">The value, written as the option itself: the message takes its name from the expression.</param>
    /// <param name="range">What is allowed; it follows the word "it".</param>
    /// <param name="option">The option's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not allowed.</exception>
    public static void Require<T>(bool isAllowed, T value, string range, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!isAllowed)
            throw Fault(value, range, option);
    }

    /// <summary>Creates the exception for a value that is not allowed.</summary>
    /// <param name="value">The value, written as the option itself: the message takes its name from the expression.</param>
    /// <param name="range">What is allowed; it follows the word "it".</param>
    /// <param name="option">The option's name.</param>
    public static ArgumentOutOfRangeException Fault<T>(T value, string range, [CallerArgumentExpression(nameof(value))] string option = "") =>
        new(option, FormattableString.Invariant($"{option} is {(object?)value ?? "null"}; it {range}."));
}
