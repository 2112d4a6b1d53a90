using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>
/// The same network as the compiler writes for the notebook's model, with access to its layers and its last tile.
/// </summary>
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
