using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The same over a random mini-batch, with <c>torch.optim.AdamW</c> for the update.</summary>
internal sealed class AdamWTraining : MiniBatchTraining
{
    private readonly optim.Optimizer _optimizer;

    public AdamWTraining(ILanguageModel start, ContextDataset data, int batchSize, float learningRate)
        : base(start, data, batchSize, learningRate)
    {
        _optimizer = optim.AdamW(Parameters.All, learningRate, weight_decay: 0);
    }

    protected override string Form => "TorchSharp, torch.optim.AdamW";

    public override void Dispose()
    {
        _optimizer.Dispose();
        base.Dispose();
    }

    protected override void Update(Tensor loss)
    {
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
    }
}
