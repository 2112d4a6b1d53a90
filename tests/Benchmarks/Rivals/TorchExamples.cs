using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The notebook's X (N, context) and Y (N,) as TorchSharp tensors.</summary>
internal sealed class TorchExamples : IDisposable
{
    public TorchExamples(ContextDataset data)
    {
        long[] x = new long[data.Count * data.ContextLength];
        long[] y = new long[data.Count];
        for (int i = 0; i < data.Count; i++)
        {
            for (int p = 0; p < data.ContextLength; p++)
                x[i * data.ContextLength + p] = data.Context(i)[p];
            y[i] = data.Target(i);
        }
        X = tensor(x, data.Count, data.ContextLength);
        Y = tensor(y);
    }

    public Tensor X { get; }

    public Tensor Y { get; }

    public long Count => Y.shape[0];

    public void Dispose()
    {
        X.Dispose();
        Y.Dispose();
    }
}
