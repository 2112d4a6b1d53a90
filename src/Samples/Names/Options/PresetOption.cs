using System.CommandLine;
using System.CommandLine.Parsing;
using Names.Presets;

namespace Names.Options;

/// <summary>The option for the name of a preset.</summary>
internal static class PresetOption
{
    public static Option<Preset> Create() => new("--preset")
    {
        Description = "Model and recipe to train with; the presets are listed below. Other options replace parts of the recipe. The defaults shown here are those of the preset notebook",
        HelpName = "NAME",
        DefaultValueFactory = _ => Preset.All[0],
        CustomParser = Read,
    };

    /// <summary>Finds the preset before the options are validated; null if there is no such preset.</summary>
    public static Preset? Named(CommandResult command, Option<Preset> option) =>
        command.WordOf(option) is { } name ? Preset.Find(name) : Preset.All[0];

    private static Preset? Read(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        Preset? preset = Preset.Find(text);
        if (preset is null)
            argument.AddError($"--preset must be one of {string.Join(", ", Preset.All)}, not '{text}'.");
        return preset;
    }
}
