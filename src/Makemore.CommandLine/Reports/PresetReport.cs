using Makemore.CommandLine.Models;
using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the presets: description, model, attribute and recipe.</summary>
internal static class PresetReport
{
    public static void Write(IAnsiConsole screen, IEnumerable<Preset> presets)
    {
        foreach (Preset preset in presets)
        {
            ModelSpec spec = preset.Model.Spec;
            screen.WriteLine($"{preset.Name}: {preset.Description}");
            var facts = new DefinitionList(indent: 2);
            facts.Add("model", $"{spec.Name}, {spec.ParameterCount:N0} parameters{FullVocabulary(spec)}");
            facts.Add("attribute", ScreenText.JoinedBetweenCommas($"{spec.ToAttribute()}"));
            facts.Add("recipe", ScreenText.JoinedBetweenCommas(Recipe.InWords(preset.Recipe)));
            screen.Write(facts);
            screen.WriteLine();
        }
    }

    /// <summary>The number of parameters of a word model depends on the vocabulary of the text.</summary>
    private static string FullVocabulary(ModelSpec spec) =>
        spec.Tokens is Tokens.Words ? $" with the full vocabulary of {spec.VocabularySize:N0} tokens" : "";
}
