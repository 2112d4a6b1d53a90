using System.Collections;
using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Makemore.CommandLine.Options;

/// <summary>How the help writes an option.</summary>
internal static partial class OptionText
{
    /// <summary>A space at which a line does not break; <see cref="Plain"/> replaces it.</summary>
    private const char Joint = '\u00A0';

    private const string Default = "[default: ";

    /// <summary>The names of an option and its value: --steps &lt;N&gt;.</summary>
    public static string Usage(Option option)
    {
        string names = string.Join(", ", [.. option.Aliases.Where(alias => alias.StartsWith('-')).Order(StringComparer.Ordinal), option.Name]);
        return option.HelpName is { } value ? $"{names} <{value}>" : names;
    }

    /// <summary>What an option does, whether it is required, and its default, which the description may already have.</summary>
    public static string Description(Option option)
    {
        string description = option.Description ?? "";
        if (option.Required)
            description += " [required]";
        else if (!description.Contains(Default, StringComparison.Ordinal) && DefaultOf(option) is { Length: > 0 } value)
            description += $" {Default}{value}]";
        return UnbrokenDefault().Replace(description, value => value.Value.Replace(' ', Joint));
    }

    /// <summary>Keeps each option of a command line on one line with its value, and a quoted argument on one line.</summary>
    public static string WithValues(string commandLine) => Unbroken().Replace(commandLine, part => part.Value.Replace(' ', Joint));

    /// <summary>The text of a line, after descriptions were broken into lines.</summary>
    public static string Plain(string line) => line.Replace(Joint, ' ');

    private static string? DefaultOf(Option option) => !option.HasDefaultValue ? null : option.GetDefaultValue() switch
    {
        null or false => null,
        string text => text,
        IEnumerable values => string.Join(',', values.Cast<object>().Select(Text)),
        var value => Text(value),
    };

    private static string? Text(object value) =>
        value is Enum ? $"{value}".ToLowerInvariant() : Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>A default of a few words, or the beginning of a longer one.</summary>
    [GeneratedRegex(@"\[default: ([^\]]{1,20}\])?")]
    private static partial Regex UnbrokenDefault();

    /// <summary>A quoted argument, or an option and the space before its value.</summary>
    [GeneratedRegex("""
        "[^"]*"|--[a-z-]+ (?!-)
        """)]
    private static partial Regex Unbroken();
}
