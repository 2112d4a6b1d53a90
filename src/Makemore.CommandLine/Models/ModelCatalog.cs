using Makemore.CommandLine.Files;
using Makemore.CommandLine.Mixing;
using Makemore.Engine;

namespace Makemore.CommandLine.Models;

/// <summary>The models that the commands can use.</summary>
internal sealed record ModelCatalog
{
    private readonly IReadOnlyList<ModelFactory> _models;

    /// <summary>Creates a catalog of models. At least one is required.</summary>
    public ModelCatalog(IReadOnlyList<ModelFactory> models)
    {
        _models = models;
        IReadOnlyList<ModelFactory> single = [.. models.Where(model => model.Sweep is null)];
        Presets = [.. (single.Count > 0 ? single : models).Select(model => new Preset(model))];
        IReadOnlyList<SweepGrid> grids = [.. models.Where(model => model.Sweep is not null).GroupBy(model => model.Sweep!, (name, swept) => new SweepGrid(name, [.. swept]))];
        Grids = grids.Count > 0 ? grids : [new SweepGrid("all", models)];
    }

    /// <summary>The models that are not part of a sweep, or all models if there are no others. The first one is the default of 'train'.</summary>
    public IReadOnlyList<Preset> Presets { get; }

    /// <summary>The sweeps, or one grid of all models if there are none. The first one is the default of 'sweep'.</summary>
    public IReadOnlyList<SweepGrid> Grids { get; }

    /// <summary>The models beyond the presets and grids.</summary>
    public IArchitectures Architectures { get; init; } = new KnownArchitectures();

    /// <summary>Finds the preset with a name, or the model whose class has this name; null if there is none.</summary>
    public Preset? FindPreset(string name) =>
        Presets.FirstOrDefault(preset => preset.Name == name)
        ?? _models.Where(model => model.Name == name).Select(model => new Preset(model)).FirstOrDefault();

    /// <summary>Finds the grid with a name; null if there is none.</summary>
    public SweepGrid? FindGrid(string name) => Grids.FirstOrDefault(grid => grid.Name == name);

    /// <summary>The default recipe of a grid: that of the first preset that reads the same kind of tokens.</summary>
    public ModelPreset RecipeOf(SweepGrid grid)
    {
        Tokens tokens = grid.Models[0].Spec.Tokens;
        return Presets.FirstOrDefault(preset => preset.Model.Spec.Tokens == tokens)?.Recipe ?? Recipe.Notebook;
    }

    /// <summary>Loads a model of any preset or grid. The file determines the class.</summary>
    /// <param name="option">The option that names the file, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">
    /// The file cannot be read, it is not a saved model, it fits none of the models, or its weights are not finite.
    /// </exception>
    public ILanguageModel Load(string option, string path) => InputFile.Read(option, path, () => Load(path));

    private ILanguageModel Load(string path)
    {
        CheckpointInfo file = ReadNetwork(path);
        return Find(file).Load(file);
    }

    /// <summary>Reads the header of a saved model with an embedding.</summary>
    /// <exception cref="CheckpointException">The file is not a saved model, or it is of another kind.</exception>
    public static CheckpointInfo ReadNetwork(string path)
    {
        var file = CheckpointInfo.Read(path);
        CheckpointFit.ThrowIfState(file);
        if (MixtureCheckpoint.Is(file))
            throw new CheckpointException($"{path} is a mixture of {file.Components.Count} models, and this command needs one model with an embedding; specify the file of one of them.");
        return NgramCheckpoint.Is(file) || CacheModel.Is(file)
            ? throw new CheckpointException($"{path} is {MixtureComponent.KindOf(file)}, and this command needs a model with an embedding; specify the file of a trained network.")
            : file;
    }

    /// <summary>Loads a model of any kind: also an n-gram model, a cache or a mixture.</summary>
    /// <exception cref="CheckpointException">The file is not of a model, or it is damaged.</exception>
    public INextTokenModel LoadAny(CheckpointInfo file) => SavedModels.Load(file, Find);

    /// <summary>Finds the class of a saved model among all presets and grids, and beyond them.</summary>
    /// <exception cref="CheckpointException">The file fits none of the models.</exception>
    public ModelFactory Find(CheckpointInfo file)
    {
        CheckpointFit.ThrowIfState(file);
        bool isNamed = _models.Any(known => known.Name == file.Metadata.GetValueOrDefault(Checkpoint.ClassKey));
        // Comparing a file with all classes takes longer than compiling its own.
        if (!isNamed && Architectures.Find(file) is { } declared)
            return declared;
        try
        {
            return ModelFactory.Find(file, _models);
        }
        catch (CheckpointException) when (isNamed)
        {
            // Another class may have had the same name.
            if (Architectures.Find(file) is { } other)
                return other;
            throw;
        }
        catch (CheckpointException misfit) when (!file.Metadata.ContainsKey(Checkpoint.ClassKey))
        {
            throw new CheckpointException($"{file.Place} is a safetensors file, but not of a makemore model; specify a file that --out wrote.", misfit);
        }
    }
}
