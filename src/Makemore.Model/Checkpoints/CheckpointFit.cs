namespace Makemore.Engine;

/// <summary>Decides which models a checkpoint fits.</summary>
internal static class CheckpointFit
{
    private const int MostNamed = 12;

    /// <summary>The names and shapes of an architecture's tensors.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<int> Shape)> ShapesOf(ModelSpec model) =>
        model.Parameters.Select(parameter => (parameter.Name, parameter.Shape));

    /// <summary>Throws unless a file fits a model.</summary>
    /// <param name="file">The file.</param>
    /// <param name="model">The name of the model's class, for messages.</param>
    /// <param name="shapes">The tensors of the model.</param>
    /// <param name="settings">The settings of the model.</param>
    /// <exception cref="CheckpointException">The file is of another model. The message says what differs.</exception>
    public static void ThrowUnlessOf(
        CheckpointInfo file, string model, IEnumerable<(string Name, IReadOnlyList<int> Shape)> shapes, IEnumerable<(string Name, string Value)> settings)
    {
        string? tensor = DifferentTensor(file.Parts.Tensors, model, shapes);
        string[] different = [.. DifferentSettings(file.Metadata, settings)];
        string? origin = different.Length > 0 ? $"the file is of a model with {string.Join(", ", different)}" : null;
        if (tensor is null && origin is null)
            return;
        string fault = string.Join(": ", new[] { tensor, origin }.OfType<string>());
        throw CheckpointException.In(file.Place, $"{fault}; load it into a model with the same declaration as the saved model");
    }

    /// <summary>Throws if a file is the state of a training run, or if it is of a mixture.</summary>
    /// <exception cref="CheckpointException">It is one of them. The message says which.</exception>
    public static void ThrowIfStateOrMixture(CheckpointInfo file)
    {
        ThrowIfState(file);
        if (MixtureCheckpoint.Is(file))
            throw CheckpointException.In(file.Place, $"the file is a mixture of {file.Components.Count} models; load it with {nameof(MixtureModel)}.{nameof(MixtureModel.Load)}, or load one of its {nameof(CheckpointInfo.Components)}");
    }

    /// <summary>Throws if a file is the state of a training run, which has more tensors than its model.</summary>
    /// <exception cref="CheckpointException">It is.</exception>
    public static void ThrowIfState(CheckpointInfo file)
    {
        if (StateFile.Is(file))
            throw CheckpointException.In(file.Place, "the file is the state of a training, not a model; train to the end with the same options, save the model, and load that file");
    }

    /// <summary>Throws unless a file is of a class. A word model is taken with the words of the file.</summary>
    /// <exception cref="CheckpointException">The file is of another model. The message says what differs.</exception>
    public static void ThrowUnlessOf(CheckpointInfo file, ModelSpec model)
    {
        if (model.ReadsWords)
            model = model.For(SavedVocabulary.WordsFor(file, model));
        ThrowUnlessOf(file, model.Name, ShapesOf(model), ModelSettings.Of(model));
    }

    /// <summary>
    /// Finds the class whose models a file fits. If it fits several, the class is the one that the file names, or else
    /// the first.
    /// </summary>
    /// <exception cref="CheckpointException">
    /// The file fits none of them. The message says how it differs from the class that it names, or what it holds.
    /// </exception>
    public static ModelFactory ClassOf(CheckpointInfo file, IReadOnlyList<ModelFactory> classes)
    {
        ThrowIfStateOrMixture(file);
        file.Metadata.TryGetValue(Checkpoint.ClassKey, out string? name);
        Vocabulary? words = SavedVocabulary.HoldsWords(file) ? SavedVocabulary.WordsOf(file) : null;
        // The class that the file names comes first, so that the others are not initialized if it fits.
        ModelFactory[] inOrder = [.. classes.OrderByDescending(known => known.Name == name)];
        if (Array.Find(inOrder, known => IsOf(file, words, known.Spec)) is { } found)
            return found;
        if (inOrder.FirstOrDefault(known => known.Name == name) is { } named)
            ThrowUnlessOf(file, named.Spec);
        if (classes.Count == 0)
            throw CheckpointException.In(file.Place, $"the file holds {Description(file)}, and no class was given to load it; give the {nameof(ModelFactory)} of its class, such as those of MakemoreModels.All");
        throw CheckpointException.In(
            file.Place,
            $"the file holds {Description(file)}, and none of {Listed(classes.Select(known => known.Name))} has this declaration; load it into a model with the same declaration as the saved model");
    }

    /// <summary>
    /// Whether a file fits the models of a class. For a word model, the vocabulary is that of the file.
    /// </summary>
    private static bool IsOf(CheckpointInfo file, Vocabulary? words, ModelSpec model)
    {
        if (model.ReadsWords)
        {
            if (words is null || words.Count > model.VocabularySize)
                return false;
            model = model.For(words);
        }
        return DifferentTensor(file.Tensors, model.Name, ShapesOf(model)) is null && !DifferentSettings(file.Metadata, ModelSettings.Of(model)).Any();
    }

    /// <summary>
    /// Describes the first tensor that differs between the file and the model; null if no tensor differs.
    /// </summary>
    private static string? DifferentTensor(
        IReadOnlyList<CheckpointTensor> tensors, string model, IEnumerable<(string Name, IReadOnlyList<int> Shape)> shapes)
    {
        Dictionary<string, CheckpointTensor> unmatched = tensors.ToDictionary(tensor => tensor.Name);
        foreach ((string name, IReadOnlyList<int> shape) in shapes)
        {
            if (!unmatched.Remove(name, out CheckpointTensor? tensor))
                return $"the file has no {name}, which is {FileText.Shape(shape)} in {model}";
            if (!tensor.Shape.SequenceEqual(shape))
                return $"{name} is {FileText.Shape(tensor.Shape)} in the file and {FileText.Shape(shape)} in {model}";
        }
        return unmatched.Values.FirstOrDefault() is { } extra
            ? $"the file has {FileText.Short(extra.Name)} {FileText.Shape(extra.Shape)}, which {model} lacks"
            : null;
    }

    /// <summary>
    /// Describes the settings that differ between the file and the model. A setting that the file does not have is
    /// ignored, because older files and files from other programs may lack settings.
    /// </summary>
    private static IEnumerable<string> DifferentSettings(
        IReadOnlyDictionary<string, string> metadata, IEnumerable<(string Name, string Value)> settings)
    {
        foreach ((string name, string value) in settings)
        {
            if (metadata.TryGetValue(ModelSettings.Key(name), out string? saved) && saved != value)
                yield return $"{name} = {FileText.Short(saved)}, not {FileText.Short(value)}";
        }
    }

    /// <summary>Describes a file by its metadata, or by its tensors if it has none.</summary>
    private static string Description(CheckpointInfo file)
    {
        if (!file.Metadata.TryGetValue(Checkpoint.ClassKey, out string? name))
            return file.Tensors.Count == 0 ? "no tensors" : Listed(file.Tensors.Select(tensor => $"{FileText.Short(tensor.Name)} {FileText.Shape(tensor.Shape)}"));
        IEnumerable<string> settings =
            from setting in file.Metadata
            where ModelSettings.IsReserved(setting.Key) && setting.Key is not (Checkpoint.FormatKey or Checkpoint.ClassKey)
            select $"{setting.Key} {FileText.Short(setting.Value)}";
        return $"{FileText.Short(name)} ({Listed(settings)})";
    }

    /// <summary>Shortens a list so that it fits on a line.</summary>
    private static string Listed(IEnumerable<string> words)
    {
        string[] some = [.. words.Take(MostNamed + 1)];
        return some.Length > MostNamed ? $"{string.Join(", ", some[..MostNamed])}, …" : string.Join(", ", some);
    }
}
