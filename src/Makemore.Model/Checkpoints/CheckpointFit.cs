namespace Makemore.Engine;

/// <summary>Which models a checkpoint is for.</summary>
internal static class CheckpointFit
{
    private const int MostNamed = 12;

    /// <summary>Letters of a setting's value that a message shows: a vocabulary may have thousands of words.</summary>
    private const int MostLetters = 60;

    /// <summary>Throws unless a file is of such a model.</summary>
    /// <exception cref="CheckpointException">It is of another; the message says what differs.</exception>
    public static void ThrowUnlessOf(ILanguageModel model, CheckpointInfo file)
    {
        string? tensor = DifferentTensor(file.Tensors, model.Spec);
        string[] settings = [.. DifferentSettings(file.Metadata, ModelSettings.Of(model))];
        string? origin = settings.Length > 0 ? $"the file is of a model with {string.Join(", ", settings)}" : null;
        if (tensor is null && origin is null)
            return;
        string fault = string.Join(": ", new[] { tensor, origin }.OfType<string>());
        throw CheckpointException.In(file.Path, $"{fault}; load it into a model declared as the saved one was");
    }

    /// <summary>The class whose models a file is of; where several are declared alike, the one that the file names.</summary>
    /// <exception cref="CheckpointException">It is none of these; the message says what the file holds.</exception>
    public static ModelFactory ClassOf(CheckpointInfo file, IEnumerable<ModelFactory> classes)
    {
        file.Metadata.TryGetValue(Checkpoint.ClassKey, out string? name);
        Vocabulary? words = SavedVocabulary.HoldsWords(file) ? SavedVocabulary.WordsOf(file) : null;
        return classes
            .Where(known => IsOf(file, words, known.Spec))
            .MaxBy(known => known.Name == name)
            ?? throw CheckpointException.In(
                file.Path,
                $"the file holds {Description(file)}, and none of {Listed(classes.Select(known => known.Name))} is declared so; load it into a model declared as the saved one was");
    }

    /// <summary>Whether a file is of a model of a class; of a model of words, whether of one with the file's words.</summary>
    private static bool IsOf(CheckpointInfo file, Vocabulary? words, ModelSpec model)
    {
        if (model.Tokens is Tokens.Words)
        {
            if (words is null || words.Count > model.VocabularySize)
                return false;
            model = model.For(words);
        }
        return DifferentTensor(file.Tensors, model) is null && !DifferentSettings(file.Metadata, ModelSettings.Of(model)).Any();
    }

    /// <summary>The first tensor that the file and the model do not share, in words.</summary>
    private static string? DifferentTensor(IReadOnlyList<CheckpointTensor> tensors, ModelSpec model)
    {
        Dictionary<string, CheckpointTensor> unmatched = tensors.ToDictionary(tensor => tensor.Name);
        foreach (ParameterSpec parameter in model.Parameters)
        {
            if (!unmatched.Remove(parameter.Name, out CheckpointTensor? tensor))
                return $"the file has no {parameter.Name}, which is {Text(parameter.Shape)} in {model.Name}";
            if (!tensor.Shape.SequenceEqual(parameter.Shape))
                return $"{parameter.Name} is {Text(tensor.Shape)} in the file and {Text(parameter.Shape)} in {model.Name}";
        }
        return unmatched.Values.FirstOrDefault() is { } extra
            ? $"the file has {extra.Name} {Text(extra.Shape)}, which {model.Name} lacks"
            : null;
    }

    /// <summary>Where the file's words about its model contradict the model; a file from elsewhere, or an older one, lacks some.</summary>
    private static IEnumerable<string> DifferentSettings(
        IReadOnlyDictionary<string, string> metadata, IEnumerable<(string Name, string Value)> settings)
    {
        foreach ((string name, string value) in settings)
        {
            if (metadata.TryGetValue(ModelSettings.Key(name), out string? saved) && saved != value)
                yield return $"{name} = {Short(saved)}, not {Short(value)}";
        }
    }

    /// <summary>What a file says of its model, or its tensors where it says nothing.</summary>
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

    /// <summary>A list that stays a line, whatever a file may hold.</summary>
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
