using System.Collections;
using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Makemore.CommandLine.Reports.Layout;

namespace Makemore.CommandLine.Options;

/// <summary>How the help writes an option.</summary>
internal static partial class OptionText
{
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
        return UnbrokenDefault().Replace(description, value => ScreenText.Joined(value.Value));
    }

    /// <summary>An argument as a shell reads it: in quotation marks if it has white space.</summary>
    public static string Quoted(string argument) => argument.Any(char.IsWhiteSpace) ? $"\"{argument}\"" : argument;

    /// <summary>Breaks a command line into lines. An option stays on one line with its value, and so does a quoted argument.</summary>
    /// <param name="commandLine">The command line.</param>
    /// <param name="width">The width of the lines.</param>
    /// <param name="continuation">What ends all lines but the last. A shell continues a line after a backslash.</param>
    public static IEnumerable<string> Lines(string commandLine, int width, string continuation = @" \")
    {
        const string indent = "  ";
        string unbroken = Unbroken().Replace(commandLine, part => ScreenText.Joined(part.Value));
        string[] parts = [.. ScreenText.Wrap(unbroken, Math.Max(1, width - indent.Length - continuation.Length))];
        return parts.Select((part, i) => $"{(i == 0 ? "" : indent)}{part}{(i < parts.Length - 1 ? continuation : "")}");
    }

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
