namespace Makemore;

/// <summary>The metadata and the tensors of a checkpoint, read without the numbers and without a model. It does not change: any number of threads may use it.</summary>
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
    /// The metadata. A file that <see cref="INextTokenModel.Save"/> wrote has <c>format</c> ("pt": tensors as in PyTorch),
    /// <c>model</c> (the name of the class), <c>context</c>, and <c>vocabulary</c> (the tokens in the order of their numbers,
    /// the boundary '.' first). The file of a generated model also has <c>embed</c>, <c>depth</c> and, where there is a hidden
    /// layer, <c>hidden</c>, <c>activation</c>, <c>direct</c>, <c>normalization</c>, <c>residual</c> and <c>hierarchical</c>,
    /// as in the attribute. The file of an n-gram model has <c>smoothing</c>. The file of a word model has <c>tokens</c>
    /// ("words"), spaces between the words of <c>vocabulary</c> (&lt;s&gt; and &lt;unk&gt; first), and <c>foldcase</c> ("true"
    /// or "false"). A file from another program may have none of them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order of their numbers in the file.</summary>
    public IReadOnlyList<CheckpointTensor> Tensors { get; }

    /// <summary>Reads the header of a file, and checks that the length of the file agrees with it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is not a safetensors file, is damaged, or has numbers that are not 32-bit floats.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static CheckpointInfo Read(string path)
    {
        using var file = new SafetensorsReader(path);
        return file.Info;
    }
}
