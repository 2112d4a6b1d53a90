using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>A tile of contexts on its way through the notebook's model.</summary>
internal sealed class NotebookPass(NotebookNetwork network, int rows) : Pass(rows)
{
    public Activations H { get; } = new(rows, NotebookModel.HiddenSize);

    public override Activations Logits { get; } = new(rows, NotebookModel.VocabularySize);

    public override void Forward()
    {
        network.Hidden.Forward(H, this);
        Tanh.Forward(H, this);
        network.Output.Forward(H, Logits, this);
    }

    public override double Backward()
    {
        double nll = CrossEntropy.Backward(Logits, this);
        network.Output.Backward(H, Logits, this);
        Tanh.Backward(H, this);
        network.Hidden.Backward(H, this);
        return nll;
    }
}
