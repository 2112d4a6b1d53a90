using Makemore.CommandLine.Models;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Comparison;

/// <summary>Reads what 'diff' compares: a declaration, a checkpoint, or a folder of generated files.</summary>
internal static class ComparedModels
{
    /// <summary>Reads the models.</summary>
    /// <param name="text">A path, or a declaration such as <c>Context = 3, Hidden = 100</c>.</param>
    /// <exception cref="DeclarationException">The text is neither a path nor a declaration, or the declaration has errors.</exception>
    /// <exception cref="CheckpointException">The file is not a checkpoint of a generated model.</exception>
    public static IReadOnlyList<ModelSummary> Read(string text)
    {
        if (Directory.Exists(text))
            return OfFolder(text);
        Declaration declaration = File.Exists(text)
            ? SavedDeclaration.Of(ModelCatalog.ReadNetwork(text)) ?? throw CheckpointException.In(text, "the file does not hold the settings of a generated model; compare the declaration of its class")
            : DeclarationText.Parse(text);
        return [.. Summaries(GeneratedModel.Of(declaration).Files.Values)];
    }

    private static ModelSummary[] OfFolder(string folder)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder, $"*{ModelSummary.FileEnding}", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        ModelSummary[] models = [.. Summaries(files.Select(File.ReadAllText))];
        return models.Length > 0
            ? models
            : throw new DeclarationException([$"{folder} has no generated files of a model, whose names end with {ModelSummary.FileEnding}; name the folder Generated of a project, or a folder that 'show --out' wrote"]);
    }

    private static IEnumerable<ModelSummary> Summaries(IEnumerable<string> files) => files.Select(ModelSummary.Parse).OfType<ModelSummary>();
}
