using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Names.Options;

/// <summary>The numbers that an option takes.</summary>
/// <param name="Text">The range in words, to follow "takes".</param>
/// <param name="Contains">Whether a number is in it.</param>
internal sealed record NumberRange<T>(string Text, Predicate<T> Contains)
    where T : struct, INumber<T>
{
    private const string HelpName = "N";

    /// <summary>An option that has a number when none is given.</summary>
    public Option<T> Option(string name, string description, T fallback) => new(name)
    {
        Description = description,
        HelpName = HelpName,
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Read(argument, name) ?? fallback,
    };

    /// <summary>An option that is null when none is given.</summary>
    public Option<T?> OptionOrNull(string name, string description) => new(name)
    {
        Description = description,
        HelpName = HelpName,
        CustomParser = argument => Read(argument, name),
    };

    private T? Read(ArgumentResult argument, string name)
    {
        string text = argument.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T number) && Contains(number))
            return number;
        argument.AddError($"{name} takes {Text}; '{text}' is not.");
        return null;
    }
}
