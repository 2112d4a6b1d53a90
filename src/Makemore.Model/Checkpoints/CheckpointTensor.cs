using Makemore.Engine;

namespace Makemore;

/// <summary>One tensor of a checkpoint, as the file's header describes it.</summary>
public sealed class CheckpointTensor
{
    internal CheckpointTensor(string name, IReadOnlyList<int> shape, int count, long offset)
    {
        Name = name;
        Shape = shape;
        Count = count;
        Offset = offset;
    }

    /// <summary>The name. In a file of the notebook's model, the names are E, Wx, bh, Wy and by.</summary>
    public string Name { get; }

    /// <summary>The sizes, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>How many numbers the tensor has.</summary>
    public int Count { get; }

    /// <summary>The shape, as a tensor takes it.</summary>
    internal nint[] Lengths => Shape.ToLengths();

    /// <summary>Where the numbers begin, in bytes after the header.</summary>
    internal long Offset { get; }
}
