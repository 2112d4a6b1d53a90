using Makemore.CommandLine.Options;

namespace Makemore.CommandLine.Mixing;

/// <summary>A model of a mixture.</summary>
/// <param name="Name">The file of the model, or what the model counts.</param>
/// <param name="Model">The model.</param>
/// <param name="File">The file; null if the model has none.</param>
internal sealed record MixtureComponent(string Name, INextTokenModel Model, CheckpointInfo? File = null)
{
    /// <summary>The entry of a file for the name of the file that a component had.</summary>
    public const string NameKey = "name";

    /// <summary>A model of a file of its own.</summary>
    public static MixtureComponent Of(SavedModel saved) => new(saved.Path, saved.Model, saved.File);

    /// <summary>A model in the file of a mixture.</summary>
    public static MixtureComponent Of(CheckpointInfo file, INextTokenModel model) =>
        new(file.Metadata.TryGetValue(NameKey, out string? name) ? FileText.Line(name) : NameOf(model), model, file);

    /// <summary>What a model counts, or what it is.</summary>
    public static string NameOf(INextTokenModel model) => model switch
    {
        NgramModel ngrams => $"{ngrams.Smoothing} of order {ngrams.Order}",
        CacheModel cache => $"{NgramOptions.Cache} with a half-life of {cache.HalfLife}",
        MixtureModel mixture => $"mixture of {mixture.Components.Count} models",
        ILanguageModel generated => generated.Spec.Name,
        _ => model.GetType().Name,
    };
}
