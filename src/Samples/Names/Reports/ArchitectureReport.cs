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
        if (string.Join(", ", Options(spec)) is { Length: > 0 } options)
            screen.WriteLine($"with        {options}");
        screen.WriteLine($"vocabulary  {spec.VocabularySize} tokens");
        screen.WriteLine($"parameters  {spec.ParameterCount:N0}");
    }

    private static IEnumerable<string> Options(ModelSpec spec)
    {
        if (spec.Direct)
            yield return "direct connections";
        if (spec.Hierarchical)
            yield return "hierarchical fusion";
        if (spec.Normalization is not Normalization.None)
            yield return $"{spec.Normalization.ToString().ToLowerInvariant()} normalization";
        if (spec.Residual)
            yield return "residual connections";
        if (spec.Dropout > 0)
            yield return $"dropout {spec.Dropout}";
    }
}
