using System.ComponentModel;
using Makemore.Engine;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Makemore.Torch;

/// <summary>
/// A pass of a model on the current thread: whether it trains the model, and which units it drops. A pass belongs to
/// the thread and not to the module, so that several threads can read one model at the same time. Passes of several
/// models can be nested.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TorchPass : IDisposable
{
    [ThreadStatic]
    private static TorchPass? t_current;

    private readonly TorchModel _model;
    private readonly TorchPass? _outer;
    private readonly DropoutNoise? _noise;

    /// <summary>By row of the tensors: its row in the batch.</summary>
    private readonly long[] _rows;

    private TorchPass(TorchModel model, Batch? batch, bool isTraining, bool keepsStatistics, DropoutNoise? noise)
    {
        _model = model;
        IsTraining = isTraining;
        KeepsStatistics = keepsStatistics;
        _noise = noise;
        (Tensors, _rows) = batch is null ? default : TensorsOf(model, batch);
        _rows ??= [];
        _outer = t_current;
        t_current = this;
    }

    /// <summary>
    /// The batch on the model's device. X has a context in each row, (B × context). Y says how often each token follows
    /// that context, (B × V). Label smoothing moves a share of each row of Y to all tokens.
    /// </summary>
    public (Tensor X, Tensor Y) Tensors { get; private set; }

    /// <summary>Whether a batch normalization uses the batch's own statistics.</summary>
    internal bool IsTraining { get; }

    /// <summary>Whether the running statistics stay as they are.</summary>
    internal bool KeepsStatistics { get; }

    /// <summary>The innermost pass of a model on this thread; null if the user's own code calls the model.</summary>
    internal static TorchPass? Of(TorchModel model)
    {
        TorchPass? pass = t_current;
        while (pass is not null && pass._model != model)
            pass = pass._outer;
        return pass;
    }

    /// <summary>A pass that does not train.</summary>
    internal static TorchPass OfEvaluation(TorchModel model) => new(model, batch: null, isTraining: false, keepsStatistics: true, noise: null);

    /// <summary>A pass that computes gradients. It drops no unit and does not change the model.</summary>
    internal static TorchPass OfGradients(TorchModel model, Batch batch) => new(model, batch, isTraining: true, keepsStatistics: true, noise: null);

    /// <summary>The pass of a training step.</summary>
    internal static TorchPass OfTraining(TorchModel model, Batch batch, DropoutNoise noise, float labelSmoothing)
    {
        var pass = new TorchPass(model, batch, isTraining: true, keepsStatistics: false, noise);
        if (labelSmoothing > 0)
            pass.SmoothTargets(labelSmoothing);
        return pass;
    }

    /// <summary>Drops the same units as the Simd backend.</summary>
    internal Tensor Dropout(Tensor a, float rate, int mask)
    {
        if (_noise is not { } noise)
            return a;
        int width = (int)a.shape[1];
        float[] factors = new float[a.shape[0] * width];
        int positions = (int)(a.shape[0] / _rows.Length);
        for (int row = 0; row < a.shape[0]; row++)
            noise.Fill(mask, (int)_rows[row / positions] * positions + row % positions, rate, factors.AsSpan(row * width, width));
        return a * tensor(factors, a.shape[0], width, dtype: a.dtype, device: a.device);
    }

    private void SmoothTargets(float share)
    {
        (Tensor X, Tensor Y) = Tensors;
        Tensors = (X, (1 - share) * Y + share / Y.shape[1] * Y.sum(1, keepdim: true));
    }

    /// <summary>Ends the pass.</summary>
    public void Dispose() => t_current = _outer;

    private static ((Tensor X, Tensor Y) Tensors, long[] Rows) TensorsOf(TorchModel model, Batch batch)
    {
        long[] rows = [.. Enumerable.Range(0, batch.Rows).Select(row => (long)row)];
        (Tensor X, Tensor Y) = model.Tensors(batch, 0, batch.Rows);
        if (model.Spec.Normalization is not Normalization.Batch)
            return ((X, Y), rows);

        // TorchSharp's batch normalization does not support counts. Every example therefore has its own row, with its
        // share of the targets.
        long[] repeats = Array.ConvertAll(batch.TotalsOf(0, batch.Rows).ToArray(), total => (long)total);
        rows = [.. rows.SelectMany(row => Enumerable.Repeat(row, (int)repeats[row]))];
        Tensor index = tensor(rows, device: X.device);
        Tensor shares = (Y / tensor(repeats, dtype: Y.dtype, device: Y.device).unsqueeze(1)).index_select(0, index);
        return ((X.index_select(0, index), shares), rows);
    }
}
