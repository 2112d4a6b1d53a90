using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Models;

namespace Makemore.CommandLine.Options;

/// <summary>The option for the name of a preset.</summary>
internal static class PresetOption
{
    /// <summary>Creates the option.</summary>
    /// <param name="models">The presets to choose from.</param>
    public static Option<Preset> Create(ModelCatalog models) => new("--preset")
    {
        Description = "Model and recipe to train with; the presets are listed below. Other options replace parts of the recipe. The defaults shown here are those of the recipe of the notebook",
        HelpName = "NAME",
        DefaultValueFactory = _ => models.Presets[0],
        CustomParser = argument => Read(argument, models),
    };

    /// <summary>Finds the preset before the options are validated; null if there is no such preset.</summary>
    public static Preset? Named(CommandResult command, Option<Preset> option, ModelCatalog models) =>
        command.WordOf(option) is { } name ? models.FindPreset(name) : models.Presets[0];

    private static Preset? Read(ArgumentResult argument, ModelCatalog models)
    {
        string text = argument.Tokens[0].Value;
        Preset? preset = models.FindPreset(text);
        if (preset is null)
            argument.AddError($"--preset must be one of {string.Join(", ", models.Presets)}, not '{FileText.Short(text)}'.");
        return preset;
    }
}
