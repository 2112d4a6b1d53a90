using Makemore.Benchmarks.Racing;

namespace Makemore.Benchmarks.Ours;

/// <summary>A generated model's names.</summary>
/// <param name="model">The model, trained.</param>
/// <param name="data">Examples of which both samplers tell the loss.</param>
internal sealed class Sampling(ILanguageModel model, ContextDataset data) : IContender
{
    private int _runs;

    public string Name => model.Spec.Name;

    public float Check() => model.Loss(data);

    public void Run(int times) => model.Sample(times, new SamplingOptions { Seed = ++_runs });

    public void Dispose()
    {
    }
}
