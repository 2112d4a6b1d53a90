using System.CommandLine;
using System.CommandLine.Parsing;

namespace Makemore.CommandLine.Options;

/// <summary>An option whose values are the members of an enumeration. Help shows them in lower case; the parser ignores case.</summary>
internal static class Choice<T>
    where T : struct, Enum
{
    private static readonly string[] Words = Array.ConvertAll(Enum.GetNames<T>(), word => word.ToLowerInvariant());
    private static readonly string HelpName = string.Join('|', Words);

    /// <summary>Creates an option with a default.</summary>
    public static Option<T> Option(string name, string description, T fallback) => new(name)
    {
        Description = description,
        HelpName = HelpName,
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Read(argument, name) ?? fallback,
    };

    /// <summary>Creates an option that is null by default.</summary>
    public static Option<T?> OptionOrNull(string name, string description) => new(name)
    {
        Description = description,
        HelpName = HelpName,
        CustomParser = argument => Read(argument, name),
    };

    /// <summary>The word for a member.</summary>
    public static string WordFor(T value) => Words[Array.IndexOf(Enum.GetValues<T>(), value)];

    /// <summary>Finds the member for a word; null if there is none.</summary>
    public static T? Find(string word)
    {
        int index = Array.FindIndex(Words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? Enum.GetValues<T>()[index] : null;
    }

    private static T? Read(ArgumentResult argument, string name)
    {
        string text = argument.Tokens[0].Value;
        if (Find(text) is { } value)
            return value;
        argument.AddError($"{name} must be {string.Join(" or ", Words)}, not '{FileText.Short(text)}'.");
        return null;
    }
}
