using Makemore.CommandLine.Data;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Training;

namespace Makemore.CommandLine.Mixing;

/// <summary>A saved model.</summary>
/// <param name="File">The file.</param>
/// <param name="Model">The model.</param>
internal sealed record SavedModel(CheckpointInfo File, INextTokenModel Model)
{
    /// <summary>The path of the file, as the user wrote it.</summary>
    public string Path => File.Path;

    /// <summary>Where the model comes from; null if the file does not say it.</summary>
    public Provenance? Origin { get; } = Provenance.Read(File);

    /// <summary>Loads a model of any kind.</summary>
    /// <param name="models">The models that the file may be of.</param>
    /// <param name="option">The option that names the file, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read, or it is not a saved model.</exception>
    public static SavedModel Load(ModelCatalog models, string option, string path) => InputFile.Read(option, path, () =>
    {
        var file = CheckpointInfo.Read(path);
        return new SavedModel(file, models.LoadAny(file));
    });

    /// <summary>Loads saved models, which must have the same tokens.</summary>
    /// <exception cref="IOException">A file cannot be read, or it is not a saved model.</exception>
    /// <exception cref="CheckpointException">A file does not exist, or two models have different tokens.</exception>
    public static SavedModel[] LoadAll(ModelCatalog models, string[] paths)
    {
        if (Array.Find(paths, path => !System.IO.File.Exists(path)) is { } absent)
            throw new CheckpointException($"{absent} is not a file; --mix takes files of saved models, {NgramOptions.KneserNey}, {NgramOptions.AddK} and {NgramOptions.Cache}.");
        SavedModel[] saved = [.. paths.Select(path => Load(models, MixOption.Name, path))];
        return Array.Find(saved, other => !other.Model.Vocabulary.Equals(saved[0].Model.Vocabulary)) is { } foreign
            ? throw new CheckpointException($"{foreign.Path} has other tokens than {saved[0].Path}; models that are mixed share their tokens.")
            : saved;
    }

    /// <summary>The warnings if the model, or a model in it, has learned from lines of the dev or test part.</summary>
    /// <param name="corpus">The corpus that the model is evaluated on.</param>
    /// <param name="protocol">The protocol that the model is evaluated with.</param>
    public IReadOnlyList<string> Warnings(Corpus corpus, Protocol protocol) =>
        [.. Origins(File, ofMixture: null).Select(of => SeenLines.Warning(of.Name, of.Origin, corpus, protocol)).OfType<string>()];

    /// <summary>Where a model and the models in it come from. A model with the lines of its mixture is not named again.</summary>
    private static IEnumerable<(string Name, Provenance Origin)> Origins(CheckpointInfo file, Provenance? ofMixture)
    {
        Provenance? origin = Provenance.Read(file);
        if (origin is not null && (origin.Fingerprint, origin.Protocol) != (ofMixture?.Fingerprint, ofMixture?.Protocol))
            yield return (file.Place, origin);
        foreach ((string Name, Provenance Origin) inner in file.Components.SelectMany(component => Origins(component, origin)))
            yield return inner;
    }
}
