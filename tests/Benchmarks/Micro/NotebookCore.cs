using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>The notebook's model, with its last network in reach.</summary>
internal sealed class NotebookCore : SimdModel<NotebookTile>
{
    public NotebookCore(ContextDataset data)
        : base(new NotebookModel().Spec)
    {
        Assign(new NotebookModel().Parameters);
        // Leaves a tile that has gone forward and back.
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
