using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>A model's architecture, layer by layer.</summary>
internal static class ArchitectureReport
{
    public static void Write(IAnsiConsole screen, ModelSpec spec)
    {
        screen.WriteLine($"{spec.Name}, the model of Bengio et al. 2003");
        screen.WriteLine($"context     {spec.Context} tokens");
        screen.WriteLine($"embed       {spec.Embed} numbers a token");
        screen.WriteLine($"hidden      {spec.Depth} × {spec.Hidden} units, {spec.Activation}");
        screen.WriteLine($"vocabulary  {spec.VocabularySize} tokens");
        screen.WriteLine($"parameters  {spec.ParameterCount:N0}");
    }
}
