using System.CommandLine;
using System.CommandLine.Parsing;

namespace Names.Options;

/// <summary>One of a few words: the names of an enumeration's values, shown in small letters and read in any.</summary>
internal static class Choice<T>
    where T : struct, Enum
{
    private static readonly string[] Words = Array.ConvertAll(Enum.GetNames<T>(), word => word.ToLowerInvariant());
    private static readonly string HelpName = string.Join('|', Words);

    /// <summary>An option that has a value when none is given.</summary>
    public static Option<T> Option(string name, string description, T fallback) => new(name)
    {
        Description = description,
        HelpName = HelpName,
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Read(argument, name) ?? fallback,
    };

    /// <summary>An option that is null when none is given.</summary>
    public static Option<T?> OptionOrNull(string name, string description) => new(name)
    {
        Description = description,
        HelpName = HelpName,
        CustomParser = argument => Read(argument, name),
    };

    /// <summary>How a value is written.</summary>
    public static string WordFor(T value) => Words[Array.IndexOf(Enum.GetValues<T>(), value)];

    /// <summary>The value that is written so; null when there is none.</summary>
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
        argument.AddError($"{name} takes {string.Join(" or ", Words)}; '{text}' is not.");
        return null;
    }
}
