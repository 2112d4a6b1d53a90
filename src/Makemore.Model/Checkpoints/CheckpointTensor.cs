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

    /// <summary>Its name: E, Wx, bh, Wy, by in a file of the notebook's model.</summary>
    public string Name { get; }

    /// <summary>Its sizes, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Count { get; }

    /// <summary>Where its numbers begin, in bytes from the header's end.</summary>
    internal long Offset { get; }
}
