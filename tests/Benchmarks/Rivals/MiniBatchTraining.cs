using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The best step over a random mini-batch.</summary>
internal class MiniBatchTraining(ILanguageModel start, ContextDataset data, int batchSize, float learningRate) : TorchTraining
{
    private readonly TorchExamples _examples = new(data);

    protected TorchParameters Parameters { get; } = new(start);

    protected override string Form => "TorchSharp";

    public override void Dispose()
    {
        Parameters.Dispose();
        _examples.Dispose();
    }

    protected override Tensor Step()
    {
        Tensor batch = randint(0, _examples.Count, [batchSize]);
        Tensor contexts = _examples.X.index_select(0, batch).view(-1);
        Tensor loss = cross_entropy(BestForm.Logits(Parameters, contexts, batchSize), _examples.Y.index_select(0, batch));
        Update(loss);
        return loss;
    }

    /// <summary>Goes from the loss to the next parameters.</summary>
    protected virtual void Update(Tensor loss) => BestForm.Descend(Parameters, loss, learningRate);
}
