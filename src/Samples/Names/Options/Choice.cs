using System.CommandLine;
using System.CommandLine.Parsing;

namespace Names.Options;

/// <summary>One of a few words: the names of an enumeration's values, shown in small letters and read in any.</summary>
internal static class Choice<T>
    where T : struct, Enum
{
    private static readonly string[] Words = Array.ConvertAll(Enum.GetNames<T>(), word => word.ToLowerInvariant());

    /// <summary>An option that has a value when none is given.</summary>
    public static Option<T> Option(string name, string description, T fallback) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', Words),
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Read(argument, name) ?? fallback,
    };

    /// <summary>How a value is written.</summary>
    public static string WordFor(T value) => Words[Array.IndexOf(Enum.GetValues<T>(), value)];

    private static T? Read(ArgumentResult argument, string name)
    {
        string text = argument.Tokens[0].Value;
        int index = Array.FindIndex(Words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return Enum.GetValues<T>()[index];
        argument.AddError($"{name} takes {string.Join(" or ", Words)}; '{text}' is not.");
        return null;
    }
}
