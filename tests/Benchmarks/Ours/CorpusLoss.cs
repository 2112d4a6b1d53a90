using Makemore.Benchmarks.Racing;

namespace Makemore.Benchmarks.Ours;

/// <summary>The loss of a generated model over the whole corpus.</summary>
internal sealed class CorpusLoss(ILanguageModel model, ContextDataset data) : IContender, IMetered
{
    public string Name => model.Spec.Name;

    public float Check() => model.Loss(data);

    public void Run(int times)
    {
        for (int i = 0; i < times; i++)
            model.Loss(data);
    }

    public double AllocatedBytes()
    {
        const int Times = 50;
        Run(1);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Run(Times);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Times;
    }

    public void Dispose()
    {
    }
}
