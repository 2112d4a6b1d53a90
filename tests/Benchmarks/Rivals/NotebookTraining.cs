using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The notebook's training loop, line by line, over all examples.</summary>
internal sealed class NotebookTraining(ILanguageModel start, ContextDataset data, float learningRate) : TorchTraining
{
    private readonly TorchParameters _parameters = new(start);
    private readonly TorchExamples _examples = new(data);

    protected override string Form => "the notebook in TorchSharp";

    public override void Dispose()
    {
        _parameters.Dispose();
        _examples.Dispose();
    }

    protected override Tensor Step()
    {
        Tensor logits = NotebookForm.Logits(_parameters, _examples.X, _examples.Count);
        Tensor loss = cross_entropy(logits, _examples.Y);

        foreach (Tensor p in _parameters.All)
            p.grad = null;
        loss.backward();

        // p.data -= lr * p.grad
        using var _ = no_grad();
        foreach (Tensor p in _parameters.All)
            p.sub_(learningRate * p.grad!);
        return loss;
    }
}
