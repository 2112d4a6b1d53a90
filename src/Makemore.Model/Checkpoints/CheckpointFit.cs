namespace Makemore.Engine;

/// <summary>Decides which models a checkpoint fits.</summary>
internal static class CheckpointFit
{
    private const int MostNamed = 12;

    /// <summary>
    /// The largest number of characters of a setting's value in a message. A vocabulary may have thousands of words.
    /// </summary>
    private const int MostLetters = 60;

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
        string? tensor = DifferentTensor(file.Tensors, model, shapes);
        string[] different = [.. DifferentSettings(file.Metadata, settings)];
        string? origin = different.Length > 0 ? $"the file is of a model with {string.Join(", ", different)}" : null;
        if (tensor is null && origin is null)
            return;
        string fault = string.Join(": ", new[] { tensor, origin }.OfType<string>());
        throw CheckpointException.In(file.Path, $"{fault}; load it into a model with the same declaration as the saved model");
    }

    /// <summary>
    /// Finds the class of the model in a file. If the file fits several classes, the class that the file names is
    /// chosen.
    /// </summary>
    /// <exception cref="CheckpointException">
    /// The file fits none of the classes. The message says what the file contains.
    /// </exception>
    public static ModelFactory ClassOf(CheckpointInfo file, IEnumerable<ModelFactory> classes)
    {
        file.Metadata.TryGetValue(Checkpoint.ClassKey, out string? name);
        Vocabulary? words = SavedVocabulary.HoldsWords(file) ? SavedVocabulary.WordsOf(file) : null;
        // The class that the file names comes first, so that the others are not initialized if it fits.
        return classes
            .OrderByDescending(known => known.Name == name)
            .FirstOrDefault(known => IsOf(file, words, known.Spec))
            ?? throw CheckpointException.In(
                file.Path,
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
                return $"the file has no {name}, which is {Text(shape)} in {model}";
            if (!tensor.Shape.SequenceEqual(shape))
                return $"{name} is {Text(tensor.Shape)} in the file and {Text(shape)} in {model}";
        }
        return unmatched.Values.FirstOrDefault() is { } extra
            ? $"the file has {extra.Name} {Text(extra.Shape)}, which {model} lacks"
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
                yield return $"{name} = {Short(saved)}, not {Short(value)}";
        }
    }

    /// <summary>Describes a file by its metadata, or by its tensors if it has none.</summary>
    private static string Description(CheckpointInfo file)
    {
        if (!file.Metadata.TryGetValue(Checkpoint.ClassKey, out string? name))
            return Listed(file.Tensors.Select(tensor => $"{tensor.Name} {Text(tensor.Shape)}"));
        IEnumerable<string> settings =
            from setting in file.Metadata
            where setting.Key is not (Checkpoint.FormatKey or Checkpoint.ClassKey)
            select $"{setting.Key} {Short(setting.Value)}";
        return $"{name} ({Listed(settings)})";
    }

    /// <summary>Shortens a list so that it fits on a line.</summary>
    private static string Listed(IEnumerable<string> words)
    {
        string[] some = [.. words.Take(MostNamed + 1)];
        return some.Length > MostNamed ? $"{string.Join(", ", some[..MostNamed])}, …" : string.Join(", ", some);
    }

    private static string Short(string value) => value.Length > MostLetters
        ? $"{string.Concat(value.EnumerateRunes().Take(MostLetters))}… ({value.Length} letters)"
        : value;

    private static string Text(IReadOnlyList<int> shape) => $"({string.Join(", ", shape)})";
}
