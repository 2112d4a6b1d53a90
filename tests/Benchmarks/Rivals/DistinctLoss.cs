using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The loss over distinct contexts.</summary>
internal sealed class DistinctLoss(ILanguageModel model, ContextDataset data) : TorchLoss
{
    private readonly TorchParameters _parameters = new(model);
    private readonly DistinctContexts _distinct = new(data);

    protected override string Form => "TorchSharp over distinct contexts";

    public override void Dispose()
    {
        _parameters.Dispose();
        _distinct.Dispose();
    }

    protected override Tensor Loss() => functional.cross_entropy(
        BestForm.Logits(_parameters, _distinct.Contexts, _distinct.Count), _distinct.TargetShares, reduction: Reduction.Sum);
}
