using Makemore.CommandLine.Options;
using Makemore.CommandLine.Training;

namespace Makemore.CommandLine.Mixing;

/// <summary>A saved model.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">The model.</param>
/// <param name="Origin">Where the model comes from; null if the file does not say it.</param>
internal sealed record SavedModel(string Path, ILanguageModel Model, Provenance? Origin)
{
    /// <summary>Loads saved models, which must have the same tokens.</summary>
    /// <exception cref="CheckpointException">A file does not exist or is not a saved model, or two models have different tokens.</exception>
    public static SavedModel[] LoadAll(ModelCatalog models, string[] paths)
    {
        if (Array.Find(paths, path => !File.Exists(path)) is { } absent)
            throw new CheckpointException($"{absent} is not a file; --mix takes files of saved models, {NgramOptions.KneserNey}, {NgramOptions.AddK} and {NgramOptions.Cache}.");
        SavedModel[] saved = [.. paths.Select(path => new SavedModel(path, models.Load(path), Provenance.Read(path)))];
        return Array.Find(saved, other => !other.Model.Vocabulary.Equals(saved[0].Model.Vocabulary)) is { } foreign
            ? throw new CheckpointException($"{foreign.Path} has other tokens than {saved[0].Path}; models that are mixed share their tokens.")
            : saved;
    }
}
