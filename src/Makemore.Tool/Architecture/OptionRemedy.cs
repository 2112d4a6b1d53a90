using System.Text.RegularExpressions;

namespace Makemore.Tool.Architecture;

/// <summary>
/// Writes the remedy of a diagnostic in options: <c>add --tokens words</c> for <c>add Tokens = Tokens.Words</c>. The remedy is what
/// follows the last semicolon.
/// </summary>
internal static class OptionRemedy
{
    private static readonly IReadOnlyDictionary<string, string> Names = ArchitectureOption.All.ToDictionary(option => option.Property, option => option.Name);

    /// <summary>A property, and the value after it, if there is one. A member of an enumeration follows the name of the property.</summary>
    private static readonly Regex Property = new($@"\b(?<name>{string.Join('|', Names.Keys)})\b( = (\k<name>\.)?(?<value>\[[^\]]+\]|\w+))?");

    /// <summary>The message with the options in its remedy.</summary>
    public static string Of(string message)
    {
        int remedy = message.LastIndexOf(';') + 1;
        return message[..remedy] + Property.Replace(message[remedy..], Option);
    }

    private static string Option(Match property)
    {
        string name = Names[property.Groups["name"].Value];
        return property.Groups["value"] is { Success: true, Value: var value }
            ? $"{name} {value.Trim('[', ']').Replace(", ", ",", StringComparison.Ordinal).ToLowerInvariant()}"
            : name;
    }
}
