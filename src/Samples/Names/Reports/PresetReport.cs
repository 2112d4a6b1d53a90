using Makemore;
using Names.Presets;
using Spectre.Console;

namespace Names.Reports;

/// <summary>The presets: what each is, how its model is declared, and how it is trained.</summary>
internal static class PresetReport
{
    public static void Write(IAnsiConsole screen, IEnumerable<Preset> presets)
    {
        foreach (Preset preset in presets)
        {
            ModelSpec spec = preset.Model().Spec;
            screen.WriteLine($"{preset.Name}: {preset.Description}");
            screen.WriteLine($"  model       {spec.Name}, {spec.ParameterCount:N0} parameters{Rows(spec)}");
            screen.WriteLine($"  attribute   {Declaration.Of(preset.Class)}");
            screen.WriteLine($"  recipe      {preset.Recipe}");
            screen.WriteLine();
        }
    }

    /// <summary>How many parameters there are depends on the words of the text.</summary>
    private static string Rows(ModelSpec spec) =>
        spec.Tokens is Tokens.Words ? $" with all of its {spec.VocabularySize:N0} tokens" : "";
}
