using Makemore;
using Names.Presets;
using Names.Sweeping;
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
            screen.WriteLine($"  model       {spec.Name}, {spec.ParameterCount:N0} parameters");
            screen.WriteLine($"  attribute   {Declaration.Of(preset.Class)}");
            screen.WriteLine($"  recipe      {Settings.InWords(Settings.Of(preset.Recipe))}");
            screen.WriteLine();
        }
    }
}
