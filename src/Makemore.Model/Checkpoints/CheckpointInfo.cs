namespace Makemore;

/// <summary>What a checkpoint says of itself, read without its numbers and without a model.</summary>
public sealed class CheckpointInfo
{
    internal CheckpointInfo(string path, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<CheckpointTensor> tensors)
    {
        Path = path;
        Metadata = metadata;
        Tensors = tensors;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>
    /// The file's words about its model. One that <see cref="INextTokenModel.Save"/> wrote has <c>format</c> ("pt": tensors
    /// as PyTorch has them), <c>model</c> (the class's name), <c>context</c>, <c>embed</c>, <c>depth</c>, <c>hidden</c>,
    /// <c>activation</c>, <c>direct</c>, <c>normalization</c>, <c>residual</c> and <c>hierarchical</c> as the attribute has
    /// them (those after <c>depth</c> only where there is a hidden layer), and <c>vocabulary</c> (the tokens in the order of
    /// their numbers, the boundary '.' first). One of a model of words has <c>tokens</c> ("words"), a space between the
    /// words of <c>vocabulary</c> (&lt;s&gt; and &lt;unk&gt; first), and <c>foldcase</c> ("true" or "false"). A file from
    /// elsewhere may have none of them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order in which the file holds their numbers.</summary>
    public IReadOnlyList<CheckpointTensor> Tensors { get; }

    /// <summary>Reads what a file says, and checks that the whole file is as it says.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is not a safetensors file, is damaged, or holds other numbers than 32-bit floats.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static CheckpointInfo Read(string path)
    {
        using var file = new SafetensorsReader(path);
        return file.Info;
    }
}
