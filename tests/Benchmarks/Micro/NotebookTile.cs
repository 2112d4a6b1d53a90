using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>The same tile as the compiler writes for the notebook's model.</summary>
internal sealed class NotebookTile(NotebookNetwork network, int rows) : Tile(rows)
{
    public Activations H { get; } = new(rows, NotebookModel.HiddenSize);

    public override Activations Logits { get; } = new(rows, NotebookModel.VocabularySize);

    public void Forward()
    {
        network.Hidden.Forward(H, this);
        Tanh.Forward(H, this);
        network.Output.Forward(H, Logits, this);
    }

    public double Loss() => CrossEntropy.Forward(Logits, this);

    public void Backward()
    {
        network.Output.Backward(H, Logits, this);
        Tanh.Backward(H, this);
        network.Hidden.Backward(H, this);
    }
}
