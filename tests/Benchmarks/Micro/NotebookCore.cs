using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>The notebook's model, with access to its last network.</summary>
internal sealed class NotebookCore : SimdModel<NotebookTile>
{
    public NotebookCore(ContextDataset data)
        : base(new NotebookModel().Spec)
    {
        Assign(new NotebookModel().Parameters);
        // After this, the network has a tile whose forward and backward pass have run.
        Gradients(data, static tile =>
        {
            tile.Forward();
            double loss = tile.Loss();
            tile.Backward();
            return loss;
        });
    }

    public NotebookNetwork LastNetwork { get; private set; } = null!;

    protected override Network<NotebookTile> CreateNetwork() => LastNetwork = new NotebookNetwork(this);
}
