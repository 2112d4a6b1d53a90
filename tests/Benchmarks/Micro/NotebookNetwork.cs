using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>What the compiler writes for the notebook's model, with its layers and its last tile in reach.</summary>
internal sealed class NotebookNetwork : Network
{
    public NotebookNetwork(ContextDataset data)
        : base(new NotebookModel().Spec)
    {
        Hidden = Add(new EmbeddingLinear(Parameter("E"), Parameter("Wx"), Parameter("bh")));
        Output = Add(new Linear(Parameter("Wy"), Parameter("by")));
        Assign(new NotebookModel().Parameters);
        // Leaves a tile that has gone forward and back.
        Gradients(data);
    }

    public EmbeddingLinear Hidden { get; }

    public Linear Output { get; }

    public NotebookPass LastPass { get; private set; } = null!;

    protected override Pass CreatePass(int rows) => LastPass = new NotebookPass(this, rows);
}
