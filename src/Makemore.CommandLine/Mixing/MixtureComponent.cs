using Makemore.CommandLine.Options;
using Makemore.Engine;

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
    public static MixtureComponent Of(CheckpointInfo file, INextTokenModel model) => new(NameIn(file), model, file);

    /// <summary>The name of a model in the file of a mixture: that of its own file, or its kind.</summary>
    public static string NameIn(CheckpointInfo file) => FileText.Line(file.Metadata.GetValueOrDefault(NameKey, KindOf(file)));

    /// <summary>What a saved model is. Its numbers are not read.</summary>
    public static string KindOf(CheckpointInfo file)
    {
        if (MixtureCheckpoint.Is(file))
            return $"mixture of {file.Components.Count} models";
        if (NgramCheckpoint.Is(file))
            return KindOf(NgramCheckpoint.SmoothingOf(file), NgramCheckpoint.OrderOf(file));
        return CacheModel.Is(file) ? KindOf(CacheModel.Load(file)) : FileText.Short(file.Metadata[Checkpoint.ClassKey]);
    }

    /// <summary>What an n-gram model counts.</summary>
    public static string KindOf(NgramSmoothing smoothing, int order) => $"{smoothing} of order {order}";

    /// <summary>What a cache counts.</summary>
    public static string KindOf(CacheModel cache) => $"{NgramOptions.Cache} with a half-life of {cache.HalfLife}";
}
