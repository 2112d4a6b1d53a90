namespace Makemore.Engine;

/// <summary>Reads models of any kind. The settings in the file tell the kind.</summary>
internal static class SavedModels
{
    /// <summary>Reads a model.</summary>
    /// <param name="file">The file, or a component of it.</param>
    /// <param name="classOf">Finds the class of a generated model.</param>
    /// <exception cref="CheckpointException">The file is not of a model, or it is damaged.</exception>
    public static INextTokenModel Load(CheckpointInfo file, Func<CheckpointInfo, ModelFactory> classOf)
    {
        if (MixtureCheckpoint.Is(file))
            return MixtureCheckpoint.Load(file, classOf);
        if (NgramCheckpoint.Is(file))
            return NgramModel.Load(file);
        return CacheModel.Is(file) ? CacheModel.Load(file) : classOf(file).Load(file);
    }
}
