using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Makemore.CommandLine.Options;

/// <summary>The range of a numeric option.</summary>
/// <param name="Text">The range in words; messages write it after "must be".</param>
/// <param name="Contains">Whether the range contains a number.</param>
internal sealed record NumberRange<T>(string Text, Predicate<T> Contains)
    where T : struct, INumber<T>
{
    private const string HelpName = "N";

    /// <summary>Creates an option with a default.</summary>
    public Option<T> Option(string name, string description, T fallback) => new(name)
    {
        Description = description,
        HelpName = HelpName,
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Read(argument, name) ?? fallback,
    };

    /// <summary>Creates an option that is null by default.</summary>
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
        string rounded = typeof(T) == typeof(float) ? FloatText.Rounded(text) : "";
        argument.AddError($"{name} must be {Text}, not '{FileText.Short(text)}'{rounded}.");
        return null;
    }
}
