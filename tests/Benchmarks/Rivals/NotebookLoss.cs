using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The loss as the notebook writes it, over all examples.</summary>
internal sealed class NotebookLoss(ILanguageModel model, ContextDataset data) : TorchLoss
{
    private readonly TorchParameters _parameters = new(model);
    private readonly TorchExamples _examples = new(data);

    protected override string Form => "the notebook in TorchSharp";

    public override void Dispose()
    {
        _parameters.Dispose();
        _examples.Dispose();
    }

    protected override Tensor Loss() =>
        cross_entropy(NotebookForm.Logits(_parameters, _examples.X, _examples.Count), _examples.Y);
}
