using System.CommandLine;

namespace Names.Options;

/// <summary>An option that takes a path, of a file or of a folder.</summary>
internal static class PathOption
{
    /// <summary>A file; null when none is given.</summary>
    public static Option<string?> File(string name, string description) => Of(name, description, "file");

    /// <summary>A folder; null when none is given.</summary>
    public static Option<string?> Folder(string name, string description) => Of(name, description, "folder");

    private static Option<string?> Of(string name, string description, string kind)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = kind.ToUpperInvariant() };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is "")
                result.AddError($"{name} takes the path of a {kind}; '' is not.");
        });
        return option;
    }
}
