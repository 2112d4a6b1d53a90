using System.CommandLine;

namespace Makemore.CommandLine.Options;

/// <summary>An option for the path of a file or a folder.</summary>
internal static class PathOption
{
    /// <summary>Creates an option for a file; it is null by default.</summary>
    public static Option<string?> File(string name, string description) => Of(name, description, "file");

    /// <summary>Creates an option for a folder; it is null by default.</summary>
    public static Option<string?> Folder(string name, string description) => Of(name, description, "folder");

    private static Option<string?> Of(string name, string description, string kind)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = kind.ToUpperInvariant() };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is "")
                result.AddError($"{name} must be the path of a {kind}; it is empty.");
        });
        return option;
    }
}
