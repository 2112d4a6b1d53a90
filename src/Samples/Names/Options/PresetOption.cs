using System.CommandLine;
using System.CommandLine.Parsing;
using Names.Presets;

namespace Names.Options;

/// <summary>The option that takes a preset's name.</summary>
internal static class PresetOption
{
    public static Option<Preset> Create() => new("--preset")
    {
        Description = "A model and how it is trained, one of those below; an option given beside it replaces that part of its recipe. The defaults shown here are the notebook's",
        HelpName = "NAME",
        DefaultValueFactory = _ => Preset.All[0],
        CustomParser = Read,
    };

    /// <summary>The preset, before all else is known to be right; null where the word is none.</summary>
    public static Preset? Named(CommandResult command, Option<Preset> option) =>
        command.WordOf(option) is { } name ? Preset.Find(name) : Preset.All[0];

    private static Preset? Read(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        Preset? preset = Preset.Find(text);
        if (preset is null)
            argument.AddError($"--preset takes {string.Join(", ", Preset.All)}; '{text}' is none of them.");
        return preset;
    }
}
