using System.Globalization;

namespace Makemore.Engine;

/// <summary>
/// The components in the file of a mixture. The names of their tensors and the keys of their metadata begin with
/// <c>components.0.</c>, <c>components.1.</c> and so on. All have the vocabulary of the mixture, which the file has once.
/// </summary>
internal sealed class SavedComponents
{
    /// <summary>The setting with the number of components. Only the file of a mixture has it.</summary>
    public const string CountSetting = "Components";

    /// <summary>How many mixtures may be inside each other. More would make a file with a short header slow to read.</summary>
    public const int MaxDepth = 8;

    private const string Start = "components.";

    private readonly CheckpointInfo _file;
    private readonly List<CheckpointTensor> _tensors = [];

    /// <summary>Sorts the entries of a file.</summary>
    /// <exception cref="CheckpointException">The file does not have the components that it should have.</exception>
    public SavedComponents(CheckpointInfo file)
    {
        _file = file;
        if (file.Metadata.TryGetValue(ModelSettings.Key(CountSetting), out string? count))
            Components = Read(count);
        else
            _tensors.AddRange(file.Tensors);
    }

    /// <summary>The components; empty if the file is not of a mixture.</summary>
    public IReadOnlyList<CheckpointInfo> Components { get; } = [];

    /// <summary>The tensors that belong to no component.</summary>
    public IReadOnlyList<CheckpointTensor> Tensors => _tensors;

    /// <summary>The name of a component in a file.</summary>
    public static string Name(int number) => $"{Start}{ModelSettings.Text(number)}";

    /// <summary>The name of an entry of a component.</summary>
    public static string Name(int number, string entry) => $"{Name(number)}.{entry}";

    /// <summary>The name of an entry without the components that it belongs to.</summary>
    public static string Entry(string name)
    {
        while (TrySplit(name, out _, out string entry))
            name = entry;
        return name;
    }

    private CheckpointInfo[] Read(string text)
    {
        if (_file.Depth == MaxDepth)
            throw CheckpointException.Damaged(_file.Place, $"it has more than {MaxDepth} mixtures inside each other");
        var metadata = new Dictionary<int, Dictionary<string, string>>();
        foreach ((string key, string value) in _file.Metadata)
        {
            if (TrySplit(key, out int number, out string entry))
                Of(metadata, number).Add(entry, value);
        }
        // Every component has the name of its class. No number in the file can make the list longer than the header.
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count > metadata.Count)
            throw CheckpointException.Damaged(_file.Place, $"it should have {FileText.Short(text)} components, and it has {metadata.Count}");
        var tensors = new Dictionary<int, List<CheckpointTensor>>();
        foreach (CheckpointTensor tensor in _file.Tensors)
        {
            if (TrySplit(tensor.Name, out int number, out string entry) && number < count)
                Of(tensors, number).Add(new CheckpointTensor(entry, tensor.Shape, tensor.Count, tensor.Offset));
            else
                _tensors.Add(tensor);
        }
        return [.. Enumerable.Range(0, count).Select(number => Component(number, metadata.GetValueOrDefault(number), tensors.GetValueOrDefault(number)))];
    }

    private CheckpointInfo Component(int number, Dictionary<string, string>? metadata, List<CheckpointTensor>? tensors)
    {
        if (metadata?.ContainsKey(Checkpoint.ClassKey) is not true)
            throw CheckpointException.Damaged(_file.Place, $"its metadata have no {Name(number, Checkpoint.ClassKey)}");
        foreach (string key in (IEnumerable<string>)[Checkpoint.FormatKey, .. SavedVocabulary.Keys])
        {
            if (_file.Metadata.TryGetValue(key, out string? value))
                metadata[key] = value;
        }
        return new CheckpointInfo(_file, number, metadata, tensors ?? []);
    }

    private static T Of<T>(Dictionary<int, T> groups, int number)
        where T : new()
    {
        if (!groups.TryGetValue(number, out T? group))
            groups.Add(number, group = new T());
        return group;
    }

    /// <summary>Splits <c>components.2.E</c> into 2 and <c>E</c>.</summary>
    private static bool TrySplit(string name, out int number, out string entry)
    {
        (number, entry) = (0, "");
        if (!name.StartsWith(Start, StringComparison.Ordinal))
            return false;
        int end = name.IndexOf('.', Start.Length);
        if (end < 0
            || !int.TryParse(name.AsSpan(Start.Length, end - Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            || !name.AsSpan(0, end).SequenceEqual(Name(number)))
            return false;
        entry = name[(end + 1)..];
        return true;
    }
}
