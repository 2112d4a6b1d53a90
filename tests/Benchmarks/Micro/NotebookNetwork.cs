using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>What the compiler writes for the notebook's model, with its layers and its last tile in reach.</summary>
internal sealed class NotebookNetwork : Network<NotebookTile>
{
    public NotebookNetwork(NotebookCore model)
        : base(model)
    {
        Hidden = Add(new EmbeddingLinear(Parameter("E"), Parameter("Wx"), Parameter("bh")));
        Output = Add(new Linear(Parameter("Wy"), Parameter("by")));
    }

    public EmbeddingLinear Hidden { get; }

    public Linear Output { get; }

    public NotebookTile LastTile { get; private set; } = null!;

    protected override NotebookTile CreateTile(int rows) => LastTile = new NotebookTile(this, rows);
}
