namespace Makemore;

/// <summary>Says in one line that an option is out of its range; the exception's own words for a value would take a second.</summary>
internal static class OptionRange
{
    public static ArgumentOutOfRangeException Fault<T>(string option, T value, string range) =>
        new(option, FormattableString.Invariant($"{option} is {value}; it {range}."));
}
