using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>Every distinct context once, with the share of the examples that has each target after it.</summary>
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

    /// <summary>The contexts' tokens, one after another, as index_select wants them.</summary>
    public Tensor Contexts { get; }

    /// <summary>(contexts × V); they sum to 1, so that a cross-entropy summed over them is the mean over the examples.</summary>
    public Tensor TargetShares { get; }

    public void Dispose()
    {
        Contexts.Dispose();
        TargetShares.Dispose();
    }
}
