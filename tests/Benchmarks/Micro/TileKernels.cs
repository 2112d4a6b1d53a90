using BenchmarkDotNet.Attributes;
using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>The engine's kernels by the calls that a generated model makes, on one tile of the notebook's model.</summary>
/// <remarks>
/// tanh' is measured only within the backward pass: over and over on the same gradients, it would shrink them to
/// denormals, which are slow.
/// </remarks>
public class TileKernels
{
    /// <summary>About a tile of distinct contexts.</summary>
    private const int Names = 20;

    private readonly NotebookNetwork _network = new(ContextDataset.Build(
        Corpus.FromLines(Corpus.GivenNames.Take(Names)), NotebookModel.Vocabulary, NotebookModel.ContextLength));

    private readonly NotebookPass _pass;

    public TileKernels() => _pass = _network.LastPass;

    [Benchmark(Description = "z = Σₚ table[p][xₚ]")]
    public void HiddenForward() => _network.Hidden.Forward(_pass.H, _pass);

    [Benchmark(Description = "h = tanh z")]
    public void TanhForward() => Tanh.Forward(_pass.H, _pass);

    [Benchmark(Description = "logits = h · Wyᵀ + by")]
    public void OutputForward() => _network.Output.Forward(_pass.H, _pass.Logits, _pass);

    [Benchmark(Description = "the forward pass")]
    public void Forward() => _pass.Forward();

    [Benchmark(Description = "∂logits = softmax(logits) − onehot(y)")]
    public double CrossEntropyBackward() => CrossEntropy.Backward(_pass.Logits, _pass);

    [Benchmark(Description = "∂Wy += ∂logitsᵀ · h, ∂h = ∂logits · Wy")]
    public void OutputBackward() => _network.Output.Backward(_pass.H, _pass.Logits, _pass);

    [Benchmark(Description = "∂table[p][xₚ] += ∂z")]
    public void HiddenBackward() => _network.Hidden.Backward(_pass.H, _pass);

    [Benchmark(Description = "the backward pass")]
    public double Backward() => _pass.Backward();
}
