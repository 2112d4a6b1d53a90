using System.Buffers;
using System.ComponentModel;
using System.Numerics.Tensors;
using System.Text;

namespace Makemore.Engine;

/// <summary>
/// Saves and loads the tensors of generated models in the safetensors format, which other frameworks can read too. This
/// type supports generated code; use the <c>Save</c> and <c>Load</c> of the model instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    /// <summary>The metadata key of the framework that defines the layout of the tensors.</summary>
    internal const string FormatKey = "format";

    /// <summary>The layout of PyTorch, which all files of this library have.</summary>
    internal const string PyTorchLayout = "pt";

    /// <summary>The metadata key of the name of the model's class.</summary>
    internal const string ClassKey = "model";

    /// <summary>Writes the tensors of a model. An existing file is replaced completely or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="metadata">Further entries for the metadata of the file.</param>
    /// <exception cref="ArgumentException">
    /// The path is empty, or the metadata has a key that is reserved for the models' own entries, half of a surrogate
    /// pair, or a value that is null.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public static void Save(string path, ILanguageModel model, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Save(path, CheckpointContent.Of(model), metadata);
    }

    /// <summary>Writes the tensors of a model of any kind, and the settings that describe it.</summary>
    internal static void Save(string path, CheckpointContent content, IReadOnlyDictionary<string, string>? metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Dictionary<string, string> entries = Metadata(content, metadata);
        AtomicFile.Replace(path, stream => SafetensorsWriter.Write(stream, content.Tensors, entries));
    }

    /// <summary>
    /// Reads the tensors of a model. Either all of them fit and all their numbers are finite, or the method throws.
    /// </summary>
    /// <param name="file">The file, or a component of it. It is opened again.</param>
    /// <param name="model">The model to read them for.</param>
    /// <returns>The tensors by name.</returns>
    /// <exception cref="CheckpointException">
    /// The file is damaged or belongs to another model, and the message says what differs. Or a tensor has a number that
    /// is not finite, and the message names the tensor; <see cref="CheckpointInfo.ReadTensor"/> reads such a tensor.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static IReadOnlyDictionary<string, Tensor<float>> Load(CheckpointInfo file, ILanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        using var reader = new SafetensorsReader(file);
        return Load(reader, model);
    }

    /// <summary>Reads the tensors of a model from an open file.</summary>
    internal static IReadOnlyDictionary<string, Tensor<float>> Load(SafetensorsReader file, ILanguageModel model)
    {
        CheckpointFit.ThrowIfStateOrMixture(file.Info);
        CheckpointFit.ThrowUnlessOf(file.Info, model.Spec.Name, CheckpointFit.ShapesOf(model.Spec), ModelSettings.Of(model));
        return file.Info.Tensors.ToDictionary(
            tensor => tensor.Name,
            tensor => Tensor.Create(file.ReadFiniteNumbers(tensor), tensor.Lengths));
    }

    /// <summary>
    /// Reads the vocabulary of a word model. A word model is created with its vocabulary before its tensors are read.
    /// </summary>
    /// <param name="file">The file, or a component of it.</param>
    /// <param name="model">The architecture of the model's class.</param>
    /// <exception cref="CheckpointException">
    /// The file has no vocabulary of words, or it has more tokens than the class declares.
    /// </exception>
    public static Vocabulary ReadVocabulary(CheckpointInfo file, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        return SavedVocabulary.WordsFor(file, model);
    }

    /// <summary>The model's own entries, and then the further ones, in the ordinal order of their keys.</summary>
    private static Dictionary<string, string> Metadata(CheckpointContent content, IReadOnlyDictionary<string, string>? metadata)
    {
        var entries = new Dictionary<string, string> { [FormatKey] = PyTorchLayout, [ClassKey] = content.Model };
        foreach ((string name, string value) in content.Settings)
            entries.Add(ModelSettings.Key(name), value);
        if (metadata is null)
            return entries;
        foreach ((string key, string value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (ModelSettings.IsReserved(key))
                throw new ArgumentException($"The metadata key '{FileText.Short(key)}' is reserved for the models' own entries; use another key.", nameof(metadata));
            if (value is null)
                throw new ArgumentException($"The metadata key '{FileText.Short(key)}' has no value; give it a text.", nameof(metadata));
            if (HasHalfPair(key))
                throw new ArgumentException($"The metadata key '{FileText.Short(key)}' has half of a surrogate pair, which a file cannot keep; use another key.", nameof(metadata));
            entries.Add(key, value);
        }
        return entries;
    }

    /// <summary>
    /// Whether a text has half of a surrogate pair. UTF-8 has none, so U+FFFD would replace it, and two keys could become
    /// the same.
    /// </summary>
    private static bool HasHalfPair(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int length) != OperationStatus.Done)
                return true;
            text = text[length..];
        }
        return false;
    }
}
