using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the architecture of a model.</summary>
internal static class ArchitectureReport
{
    private const int WordsShown = 12;

    public static void Write(IAnsiConsole screen, ModelSpec spec, Vocabulary vocabulary)
    {
        screen.WriteLine($"{spec.Name}, the model of Bengio et al. 2003");
        var facts = new DefinitionList();
        facts.Add("context", $"{spec.Context} tokens");
        facts.Add("embed", $"{spec.Embed} numbers per token");
        facts.Add("hidden", $"{spec.Depth} × {spec.Hidden} units, {spec.Activation}");
        if (string.Join(", ", Options(spec)) is { Length: > 0 } options)
            facts.Add("with", options);
        facts.Add("vocabulary", $"{spec.VocabularySize:N0} tokens{(vocabulary.FoldsCase ? ", in lower case" : "")}");
        if (vocabulary.Unknown is { } unknown)
            facts.Add("frequent", $"{string.Join(' ', vocabulary.Tokens.Skip(unknown + 1).Take(WordsShown).Select(FileText.Short))}");
        facts.Add("parameters", $"{spec.ParameterCount:N0}");
        screen.Write(facts);
    }

    private static IEnumerable<string> Options(ModelSpec spec)
    {
        if (spec.Direct)
            yield return "direct connections";
        if (spec.SharedOutput)
            yield return "shared output weights";
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
