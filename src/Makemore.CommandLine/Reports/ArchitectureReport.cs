using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the architecture of a model.</summary>
internal static class ArchitectureReport
{
    private const int WordsShown = 12;

    public static void Write(IAnsiConsole screen, ILanguageModel model)
    {
        ModelSpec spec = model.Spec;
        screen.WriteLine($"{spec.Name}, the model of Bengio et al. 2003");
        screen.WriteLine($"context     {spec.Context} tokens");
        screen.WriteLine($"embed       {spec.Embed} numbers per token");
        screen.WriteLine($"hidden      {spec.Depth} × {spec.Hidden} units, {spec.Activation}");
        if (string.Join(", ", Options(spec)) is { Length: > 0 } options)
            screen.WriteLine($"with        {options}");
        screen.WriteLine($"vocabulary  {spec.VocabularySize:N0} tokens{(model.Vocabulary.FoldsCase ? ", in lower case" : "")}");
        if (model.Vocabulary.Unknown is { } unknown)
            screen.WriteLine($"frequent    {string.Join(' ', model.Vocabulary.Tokens.Skip(unknown + 1).Take(WordsShown))}");
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
