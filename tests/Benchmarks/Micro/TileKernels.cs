using BenchmarkDotNet.Attributes;
using Makemore.Benchmarks.Models;
using Makemore.Engine;

namespace Makemore.Benchmarks.Micro;

/// <summary>
/// Measures the engine's kernels on one tile of the notebook's model, through the calls that a generated model makes.
/// </summary>
/// <remarks>
/// The derivative of tanh is measured only within the backward pass. If it ran again and again on the same gradients,
/// the gradients would become denormals, which are slow.
/// </remarks>
public class TileKernels
{
    /// <summary>These names have about as many distinct contexts as a tile.</summary>
    private const int Names = 20;

    private readonly NotebookNetwork _network;
    private readonly NotebookTile _tile;

    public TileKernels()
    {
        ContextDataset data = ContextDataset.Build(
            Corpus.FromLines(Corpus.GivenNames.Take(Names)), NotebookModel.Vocabulary, NotebookModel.ContextLength);
        _network = new NotebookCore(data).LastNetwork;
        _tile = _network.LastTile;
    }

    [Benchmark(Description = "z = Σₚ table[p][xₚ]")]
    public void HiddenForward() => _network.Hidden.Forward(_tile.H, _tile);

    [Benchmark(Description = "h = tanh z")]
    public void TanhForward() => Tanh.Forward(_tile.H, _tile);

    [Benchmark(Description = "logits = h · Wyᵀ + by")]
    public void OutputForward() => _network.Output.Forward(_tile.H, _tile.Logits, _tile);

    [Benchmark(Description = "the forward pass")]
    public void Forward() => _tile.Forward();

    [Benchmark(Description = "∂logits = softmax(logits) − onehot(y)")]
    public double Loss() => _tile.Loss();

    [Benchmark(Description = "∂Wy += ∂logitsᵀ · h, ∂h = ∂logits · Wy")]
    public void OutputBackward() => _network.Output.Backward(_tile.H, _tile.Logits, _tile);

    [Benchmark(Description = "∂table[p][xₚ] += ∂z")]
    public void HiddenBackward() => _network.Hidden.Backward(_tile.H, _tile);

    [Benchmark(Description = "the loss and the backward pass")]
    public void Backward()
    {
        _tile.Loss();
        _tile.Backward();
    }
}
