using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// The metadata of a checkpoint and the names and shapes of its tensors. They are read without a model, and without the
/// values of the tensors. This object does not change, so any number of threads may use it.
/// </summary>
public sealed class CheckpointInfo
{
    /// <summary>The mixture that this is a component of, and its number in it; null if this is a file.</summary>
    private readonly (CheckpointInfo Mixture, int Number)? _component;

    private SavedComponents? _components;

    internal CheckpointInfo(string path, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<CheckpointTensor> tensors)
    {
        Path = path;
        Metadata = metadata;
        Tensors = tensors;
    }

    internal CheckpointInfo(CheckpointInfo mixture, int number, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<CheckpointTensor> tensors)
        : this(mixture.Path, metadata, tensors) => _component = (mixture, number);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>
    /// The metadata. A file from <see cref="INextTokenModel.Save"/> has <c>format</c> ("pt": the layout of PyTorch),
    /// <c>model</c> (the name of the class), <c>context</c>, and <c>vocabulary</c> (the tokens in the order of their
    /// numbers, the boundary '.' first). The file of a generated model also has <c>embed</c> and <c>depth</c>. If the
    /// model has a hidden layer, the file also has <c>hidden</c>, <c>activation</c>, <c>direct</c>,
    /// <c>normalization</c>, <c>residual</c> and <c>hierarchical</c>, as in the attribute, and <c>sharedoutput</c> if
    /// it is true. The file of an n-gram model has <c>smoothing</c>. In the file of a word model, <c>vocabulary</c> begins with &lt;s&gt; and &lt;unk&gt; and
    /// has spaces between the words. That file also has <c>tokens</c> ("words" or "pretokenized words") and
    /// <c>foldcase</c> ("true" or "false"). The file of a mixture has <c>components</c> (how many it has), and the entries
    /// of each component after <c>components.0.</c>, <c>components.1.</c> and so on. A file from another program may have none of these entries. All other
    /// entries are those that the caller of <see cref="INextTokenModel.Save"/> added.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>
    /// The attribute that declares a model with the settings of the file; null if the file does not tell all of them, as
    /// a file of another program or of an n-gram model. The file does not have the backend, the dropout and the
    /// initialization, which loading does not need: they have the attribute's defaults.
    /// </summary>
    /// <exception cref="CheckpointException">The vocabulary in the file is damaged.</exception>
    public MlpAttribute? Declaration => SavedDeclaration.Of(this);

    /// <summary>The tensors, in the order of their values in the file.</summary>
    public IReadOnlyList<CheckpointTensor> Tensors { get; }

    /// <summary>
    /// The models in the file of a <see cref="MixtureModel"/>, in the order of <see cref="MixtureModel.Components"/>. A
    /// mixture may have an n-gram model that counts how often a context occurs. If this model is not a component, it is the
    /// last one in this list. The list is empty for all other files. Each entry has the metadata and the tensors of a file
    /// with this model alone. <see cref="ModelFactory.Load(CheckpointInfo)"/>, <see cref="NgramModel.Load(CheckpointInfo)"/>
    /// and so on load it.
    /// </summary>
    /// <exception cref="CheckpointException">The entries of the components are damaged.</exception>
    public IReadOnlyList<CheckpointInfo> Components => Parts.Components;

    /// <summary>What belongs to the mixture itself, and what to its components.</summary>
    internal SavedComponents Parts => _components ??= new SavedComponents(this);

    /// <summary>How many mixtures this is a component of.</summary>
    internal int Depth => _component is { } component ? component.Mixture.Depth + 1 : 0;

    /// <summary>The file, and which component of it. Messages begin with it.</summary>
    internal string Place => _component is { } component ? $"{component.Mixture.Place}, {SavedComponents.Name(component.Number)}" : Path;

    /// <summary>Reads the header of a file, and checks that the length of the file is as the header says.</summary>
    /// <remarks>
    /// The memory is in proportion to the length of the header: at most 64 bytes for each of its bytes, and 1 MiB
    /// more. No number in the header can make it larger.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">
    /// The file is not a safetensors file, is damaged, or has values that are not 32-bit floats.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static CheckpointInfo Read(string path)
    {
        using var file = new SafetensorsReader(path);
        return file.Info;
    }

    /// <summary>
    /// Reads the numbers of a tensor as they are in the file, even if some are infinite or NaN. The models' <c>Load</c>
    /// refuses a file with such numbers, because no model can compute with them. This method is for programs that look
    /// at the model of a training that diverged.
    /// </summary>
    /// <param name="name">The name of the tensor.</param>
    /// <exception cref="ArgumentException">The file has no tensor of this name.</exception>
    /// <exception cref="CheckpointException">The file is not a safetensors file any more, or it is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public Tensor<float> ReadTensor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var file = new SafetensorsReader(this);
        return file.Info.Tensors.FirstOrDefault(tensor => tensor.Name == name) is { } tensor
            ? Tensor.Create(file.ReadNumbers(tensor), tensor.Lengths)
            : throw new ArgumentException($"{Place} has no tensor {FileText.Short(name)}; use a name of {nameof(Tensors)}.", nameof(name));
    }

    /// <summary>Finds the same component in a file. It is the file itself if this is not a component.</summary>
    /// <exception cref="CheckpointException">The file does not have it.</exception>
    internal CheckpointInfo In(CheckpointInfo file)
    {
        if (_component is not { } component)
            return file;
        IReadOnlyList<CheckpointInfo> components = component.Mixture.In(file).Components;
        return component.Number < components.Count
            ? components[component.Number]
            : throw CheckpointException.In(Place, "the file has changed and does not have this component any more; read the file again");
    }
}
