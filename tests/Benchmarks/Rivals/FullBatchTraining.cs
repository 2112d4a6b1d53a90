using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The best full-batch step: over distinct contexts.</summary>
internal sealed class FullBatchTraining(ILanguageModel start, ContextDataset data, float learningRate) : TorchTraining
{
    private readonly TorchParameters _parameters = new(start);
    private readonly DistinctContexts _distinct = new(data);

    protected override string Form => "TorchSharp over distinct contexts";

    public override void Dispose()
    {
        _parameters.Dispose();
        _distinct.Dispose();
    }

    protected override Tensor Step()
    {
        Tensor logits = BestForm.Logits(_parameters, _distinct.Contexts, _distinct.Count);
        Tensor loss = functional.cross_entropy(logits, _distinct.TargetShares, reduction: Reduction.Sum);
        BestForm.Descend(_parameters, loss, learningRate);
        return loss;
    }
}
