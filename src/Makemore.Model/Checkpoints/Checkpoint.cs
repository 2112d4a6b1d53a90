using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// A model's tensors in a file, in the safetensors format, which other frameworks read by the same names. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    /// <summary>What the tensors are laid out for, in the file's words.</summary>
    internal const string FormatKey = "format";

    /// <summary>The name of the model's class, in the file's words.</summary>
    internal const string ClassKey = "model";

    /// <summary>Writes a model's tensors; an older file is replaced in one piece or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save(string path, ILanguageModel model)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        Save(path, model, ModelSettings.Of(model));
    }

    /// <summary>Writes a model's tensors, and what the file is to say of it.</summary>
    internal static void Save(string path, ILanguageModel model, IEnumerable<(string Name, string Value)> settings) =>
        AtomicFile.Replace(path, stream => SafetensorsWriter.Write(stream, model.Parameters, Metadata(model.Spec, settings)));

    /// <summary>Reads the tensors of a model; all of them fit, or none is given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model that they are for.</param>
    /// <returns>The tensors by the names of the model's parameters.</returns>
    /// <exception cref="CheckpointException">The file is damaged or belongs to another model; the message says what differs.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyDictionary<string, Tensor<float>> Load(string path, ILanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var file = new SafetensorsReader(path);
        CheckpointFit.ThrowUnlessOf(model, file.Info);
        return file.Info.Tensors.ToDictionary(
            tensor => tensor.Name,
            tensor => Tensor.Create(file.ReadNumbers(tensor), [.. tensor.Shape.Select(size => (nint)size)]));
    }

    /// <summary>Reads the vocabulary of a model of words, which a new model is given before it takes the tensors.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The architecture of the model's class.</param>
    /// <exception cref="CheckpointException">The file is damaged, holds no words, or more than the model may have.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Vocabulary ReadVocabulary(string path, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Vocabulary vocabulary = SavedVocabulary.WordsOf(CheckpointInfo.Read(path));
        return vocabulary.Count <= model.VocabularySize
            ? vocabulary
            : throw CheckpointException.In(path, $"the file's vocabulary has {vocabulary.Count} tokens and {model.Name} at most {model.VocabularySize}; declare it with VocabularySize = {vocabulary.Count}");
    }

    private static Dictionary<string, string> Metadata(ModelSpec model, IEnumerable<(string Name, string Value)> settings)
    {
        var metadata = new Dictionary<string, string> { [FormatKey] = "pt", [ClassKey] = model.Name };
        foreach ((string name, string value) in settings)
            metadata.Add(ModelSettings.Key(name), value);
        return metadata;
    }
}
