using System.Globalization;
using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// Reads and writes a mixture. A file has the weights as a tensor, <c>weights</c> (rows × components), and the tensors and
/// settings of all components (<see cref="SavedComponents"/>).
/// </summary>
internal static class MixtureCheckpoint
{
    /// <summary>The number of the component that counts how often a context occurs.</summary>
    public const string FrequenciesSetting = "Frequencies";

    private const string Weights = "weights";

    /// <summary>Whether a file is of a mixture.</summary>
    public static bool Is(CheckpointInfo file) => file.Components.Count > 0;

    /// <summary>What a file has of a mixture and its components. They must not be trained until it is written.</summary>
    /// <exception cref="InvalidOperationException">A component cannot be saved, or too many mixtures are inside each other.</exception>
    public static CheckpointContent Content(MixtureModel mixture, IReadOnlyList<IReadOnlyList<float>> weights, NgramModel? frequencies)
    {
        if (Levels(mixture) > SavedComponents.MaxDepth)
            throw new InvalidOperationException($"More than {SavedComponents.MaxDepth} mixtures are inside each other; mix their components in one mixture.");
        List<INextTokenModel> saved = [.. mixture.Components];
        if (frequencies is not null && !saved.Contains(frequencies))
            saved.Add(frequencies);
        var tensors = new OrderedDictionary<string, Tensor<float>>
        {
            [Weights] = Tensor.Create<float>([.. weights.SelectMany(row => row)], [weights.Count, mixture.Components.Count]),
        };
        List<(string Name, string Value)> settings =
        [
            .. ModelSettings.Of(mixture.ContextLength, mixture.Vocabulary),
            (SavedComponents.CountSetting, ModelSettings.Text(saved.Count)),
        ];
        if (frequencies is not null)
            settings.Add((FrequenciesSetting, ModelSettings.Text(saved.IndexOf(frequencies))));
        foreach ((int number, INextTokenModel component) in saved.Index())
            Add(number, ContentOf(component), tensors, settings);
        return new CheckpointContent(nameof(MixtureModel), tensors, settings);
    }

    /// <summary>Reads a mixture with its components.</summary>
    /// <param name="file">The file.</param>
    /// <param name="classOf">Finds the class of a generated model.</param>
    /// <exception cref="CheckpointException">The file is not of a mixture, or it is damaged.</exception>
    public static MixtureModel Load(CheckpointInfo file, Func<CheckpointInfo, ModelFactory> classOf)
    {
        if (!Is(file))
            throw CheckpointException.In(file.Place, "the file is not of a mixture; save a mixture");
        Vocabulary vocabulary = SavedVocabulary.Of(file);
        INextTokenModel[] saved = [.. file.Components.Select(component => SavedModels.Load(component, classOf))];
        if (Array.FindIndex(saved, model => !model.Vocabulary.Equals(vocabulary)) is >= 0 and int foreign)
            throw CheckpointException.Damaged(file.Place, $"{SavedComponents.Name(foreign)} has other tokens than the mixture");
        NgramModel? frequencies = FrequenciesOf(file, saved);
        INextTokenModel[] components = frequencies == saved[^1] && HasColumns(file, saved.Length - 1) ? saved[..^1] : saved;
        if (components.Length < 2)
            throw CheckpointException.Damaged(file.Place, "a mixture has at least 2 components");
        var mixture = new MixtureModel(components, frequencies);
        return new MixtureModel(components, frequencies, ReadWeights(file, mixture));
    }

    /// <summary>The weights in a file, without its components.</summary>
    /// <exception cref="CheckpointException">The file has no weights of its components.</exception>
    public static float[][] WeightsIn(CheckpointInfo file)
    {
        using var reader = new SafetensorsReader(file);
        return ReadWeights(reader);
    }

    private static void Add(int number, CheckpointContent content, OrderedDictionary<string, Tensor<float>> tensors, List<(string Name, string Value)> settings)
    {
        foreach ((string name, Tensor<float> tensor) in content.Tensors)
            tensors.Add(SavedComponents.Name(number, name), tensor);
        settings.Add((SavedComponents.Name(number, Checkpoint.ClassKey), content.Model));
        foreach ((string name, string value) in content.Settings)
        {
            // The vocabulary is that of the mixture.
            if (!SavedVocabulary.Keys.Contains(ModelSettings.Key(name)))
                settings.Add((SavedComponents.Name(number, name), value));
        }
    }

    private static CheckpointContent ContentOf(INextTokenModel component) => component switch
    {
        ILanguageModel model => CheckpointContent.Of(model),
        NgramModel ngrams => ngrams.Content(),
        CacheModel cache => cache.Content(),
        MixtureModel mixture => mixture.Content(),
        _ => throw new InvalidOperationException($"A mixture can be saved with generated models, n-gram models, caches and mixtures, and {component.GetType().Name} is none of these; save it to a file of its own, and keep the {nameof(MixtureModel.Weights)}."),
    };

    /// <summary>How many mixtures are inside each other.</summary>
    private static int Levels(MixtureModel mixture) =>
        1 + mixture.Components.Max(component => component is MixtureModel inner ? Levels(inner) : 0);

    private static NgramModel? FrequenciesOf(CheckpointInfo file, INextTokenModel[] saved)
    {
        if (!file.Metadata.TryGetValue(ModelSettings.Key(FrequenciesSetting), out string? text))
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < saved.Length && saved[number] is NgramModel ngrams
            ? ngrams
            : throw CheckpointException.Damaged(file.Place, $"its component {FileText.Short(text)} should count the contexts, and it is not an n-gram model");
    }

    private static bool HasColumns(CheckpointInfo file, int components) =>
        file.Parts.Tensors is [{ Shape: [_, var columns] }] && columns == components;

    private static float[][] ReadWeights(CheckpointInfo file, MixtureModel mixture)
    {
        using var reader = new SafetensorsReader(file);
        (int rows, int columns) = (mixture.Weights.Count, mixture.Components.Count);
        CheckpointFit.ThrowUnlessOf(
            reader.Info, nameof(MixtureModel), [(Weights, [rows, columns])], ModelSettings.Of(mixture.ContextLength, mixture.Vocabulary));
        return ReadWeights(reader);
    }

    private static float[][] ReadWeights(SafetensorsReader file)
    {
        if (file.Info.Parts.Tensors is not [{ Name: Weights, Shape: [> 0, > 1 and int columns] } tensor] || columns > file.Info.Components.Count)
            throw CheckpointException.Damaged(file.Info.Place, $"it has no {Weights} of its components");
        float[][] weights = [.. file.ReadNumbers(tensor).Chunk(columns)];
        return MixtureWeights.FaultOf(weights) is { } fault ? throw CheckpointException.Damaged(file.Info.Place, $"its weights {fault}") : weights;
    }
}
