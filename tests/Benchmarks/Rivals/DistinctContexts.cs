using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>Every distinct context once, and the share of the examples with this context and each target.</summary>
internal sealed class DistinctContexts : IDisposable
{
    public DistinctContexts(ContextDataset data)
    {
        var table = new ContextTable(data.ContextLength);
        float[] shares = new float[data.DistinctContexts * data.VocabularySize];
        for (int i = 0; i < data.Count; i++)
            shares[table.IndexOf(data.Context(i)) * data.VocabularySize + data.Target(i)] += 1;
        for (int i = 0; i < shares.Length; i++)
            shares[i] /= data.Count;

        Count = data.DistinctContexts;
        Contexts = tensor(table.ToArray().Select(token => (long)token).ToArray());
        TargetShares = tensor(shares, Count, data.VocabularySize);
    }

    public long Count { get; }

    /// <summary>The tokens of the contexts, one after another, as index_select needs them.</summary>
    public Tensor Contexts { get; }

    /// <summary>
    /// The shares, (contexts × V). They sum to 1, so the cross-entropy summed over them is the mean over the examples.
    /// </summary>
    public Tensor TargetShares { get; }

    public void Dispose()
    {
        Contexts.Dispose();
        TargetShares.Dispose();
    }
}
