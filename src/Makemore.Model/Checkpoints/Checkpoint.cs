using System.Globalization;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>A model's tensors in a file, in the safetensors format, which other frameworks read by the same names.</summary>
public static class Checkpoint
{
    /// <summary>Writes a model's tensors; an older file is replaced in one piece or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save(string path, ILanguageModel model)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        AtomicFile.Replace(path, stream => SafetensorsWriter.Write(stream, model.Parameters, Metadata(model)));
    }

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
        ThrowUnlessFits(file.Info, model);
        return file.Info.Tensors.ToDictionary(
            tensor => tensor.Name,
            tensor => Tensor.Create(file.ReadNumbers(tensor), [.. tensor.Shape.Select(size => (nint)size)]));
    }

    private static void ThrowUnlessFits(CheckpointInfo file, ILanguageModel model)
    {
        string? tensor = DifferentTensor(file.Tensors, model.Spec);
        string[] settings = [.. DifferentSettings(file.Metadata, model)];
        string? origin = settings.Length > 0 ? $"the file is of a model with {string.Join(", ", settings)}" : null;
        if (tensor is null && origin is null)
            return;
        string fault = string.Join(": ", new[] { tensor, origin }.OfType<string>());
        throw CheckpointException.In(file.Path, $"{fault}; load it into a model declared as the saved one was");
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

    /// <summary>Where the file's words about its model contradict the model; a file from elsewhere has no such words.</summary>
    private static IEnumerable<string> DifferentSettings(IReadOnlyDictionary<string, string> metadata, ILanguageModel model)
    {
        foreach ((string name, string value) in Settings(model))
        {
            if (metadata.TryGetValue(Key(name), out string? saved) && saved != value)
                yield return $"{name} = {saved}, not {value}";
        }
    }

    private static Dictionary<string, string> Metadata(ILanguageModel model)
    {
        var metadata = new Dictionary<string, string> { ["format"] = "pt", ["model"] = model.Spec.Name };
        foreach ((string name, string value) in Settings(model))
            metadata.Add(Key(name), value);
        return metadata;
    }

    /// <summary>What the model was declared with: models may agree in every shape and differ in their activation or alphabet.</summary>
    private static IEnumerable<(string Name, string Value)> Settings(ILanguageModel model)
    {
        ModelSpec spec = model.Spec;
        yield return ("Context", spec.Context.ToString(CultureInfo.InvariantCulture));
        yield return ("Embed", spec.Embed.ToString(CultureInfo.InvariantCulture));
        yield return ("Depth", spec.Depth.ToString(CultureInfo.InvariantCulture));
        if (spec.Depth > 0)
        {
            yield return ("Hidden", spec.Hidden.ToString(CultureInfo.InvariantCulture));
            yield return ("Activation", spec.Activation.ToString());
        }
        yield return ("Vocabulary", string.Concat(model.Vocabulary.Tokens));
    }

    private static string Key(string setting) => setting.ToLowerInvariant();

    private static string Text(IReadOnlyList<int> shape) => $"({string.Join(", ", shape)})";
}
