using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The best step over a random mini-batch.</summary>
internal sealed class MiniBatchTraining(ILanguageModel start, ContextDataset data, int batchSize, float learningRate) : TorchTraining
{
    private readonly TorchParameters _parameters = new(start);
    private readonly TorchExamples _examples = new(data);

    protected override string Form => "TorchSharp";

    public override void Dispose()
    {
        _parameters.Dispose();
        _examples.Dispose();
    }

    protected override Tensor Step()
    {
        Tensor batch = randint(0, _examples.Count, [batchSize]);
        Tensor contexts = _examples.X.index_select(0, batch).view(-1);
        Tensor loss = cross_entropy(BestForm.Logits(_parameters, contexts, batchSize), _examples.Y.index_select(0, batch));
        BestForm.Descend(_parameters, loss, learningRate);
        return loss;
    }
}
