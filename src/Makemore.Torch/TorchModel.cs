using System.Collections.ObjectModel;
using System.Numerics.Tensors;
using Makemore.Engine;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;
using Tensor = TorchSharp.torch.Tensor;

namespace Makemore.Torch;

/// <summary>
/// What every model with <c>Backend = Backend.Torch</c> has beside its own lines: it is a TorchSharp module, whose
/// parameters TorchSharp's optimizers, devices and state dictionaries know.
/// </summary>
public abstract class TorchModel : nn.Module<Tensor, Tensor>
{
    /// <summary>Contexts that go through at a time where no gradient is asked for.</summary>
    private const int TileRows = 8192;

    private readonly Device _firstDevice;
    private readonly ModelUse _use;

    /// <summary>Loads libtorch, and makes sure of the device.</summary>
    /// <param name="spec">The architecture.</param>
    /// <param name="device">Where the parameters will live: cpu, cuda, cuda:1…, mps.</param>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    /// <exception cref="ArgumentException">There is no such device, or it is not here.</exception>
    protected TorchModel(ModelSpec spec, string device)
        : base(NameOnceLoaded(spec))
    {
        Spec = spec;
        _use = new ModelUse(spec.Name);
        _firstDevice = TorchDevice.Find(device);
    }

    /// <summary>The model's architecture and the table of its parameters.</summary>
    public ModelSpec Spec { get; }

    /// <summary>A copy of every parameter, by name, in the order of the notebook's list.</summary>
    public IReadOnlyDictionary<string, Tensor<float>> Parameters => TensorTable(Spec.Parameters.Select(parameter => (parameter, TensorOf(parameter))));

    /// <summary>Where the parameters live and the model computes.</summary>
    public Device Device => get_parameter(Spec.Parameters[0].Name)!.device;

    /// <summary>The mean negative log-likelihood of the data's targets, in nats.</summary>
    /// <param name="data">The examples to judge by.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public float Loss(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        using ModelUse.Scope use = _use.Read();
        using var _ = no_grad();
        using TorchPass pass = TorchPass.OfEvaluation(this);
        double nll = 0;
        for (int first = 0; first < data.FullBatch.Rows; first += TileRows)
        {
            using var tile = NewDisposeScope();
            (Tensor X, Tensor Y) = Tensors(data.FullBatch, first, Math.Min(TileRows, data.FullBatch.Rows - first));
            nll += (double)CrossEntropy(forward(X), Y);
        }
        return (float)(nll / data.Count);
    }

    /// <summary>The logarithm of each target's probability after its context, in nats; <see cref="Loss"/> is the mean of them, negated.</summary>
    /// <param name="data">The examples to judge by.</param>
    /// <returns>A number for each example, in the data's order.</returns>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public float[] LogProbabilities(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        using ModelUse.Scope use = _use.Read();
        using var _ = no_grad();
        using TorchPass pass = TorchPass.OfEvaluation(this);
        Batch batch = data.FullBatch;
        float[] pairs = new float[batch.Pairs];
        for (int first = 0; first < batch.Rows; first += TileRows)
        {
            using var tile = NewDisposeScope();
            int rows = Math.Min(TileRows, batch.Rows - first);
            Tensor logProbabilities = nn.functional.log_softmax(forward(Contexts(batch, first, rows)), dim: 1);
            logProbabilities.take(tensor(PlacesOfPairs(batch, first, rows), device: Device))
                .to(ScalarType.Float32).cpu().data<float>().CopyTo(pairs.AsSpan(batch.FirstPair(first)));
        }
        return data.ByExample(pairs);
    }

    /// <summary>
    /// The gradient of <see cref="Loss"/> in every parameter, by name: what autograd leaves in <c>p.grad</c>. A batch
    /// normalization goes by the data's own mean and variance, as in a step of training; no unit is dropped.
    /// </summary>
    /// <param name="data">The examples to differentiate over.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        using ModelUse.Scope use = _use.Read();
        using var scope = NewDisposeScope();
        using TorchPass pass = TorchPass.OfGradients(this, data.FullBatch);
        (Tensor X, Tensor Y) = pass.Tensors;
        ParameterSpec[] learned = [.. Spec.Parameters.Where(parameter => parameter.IsLearned)];
        // The gradients are returned, and not left in p.grad: another thread may ask for some at the same time.
        IList<Tensor> gradients = autograd.grad([CrossEntropy(forward(X), Y) / data.Count], [.. learned.Select(TensorOf)]);
        return TensorTable(learned.Zip(gradients));
    }

    /// <summary>The unnormalized log-probability of every next token.</summary>
    /// <param name="context">The tokens before it, oldest first; as many as the model's context.</param>
    /// <param name="logits">Receives a number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        Spec.ThrowUnlessReads(context, logits);
        using ModelUse.Scope use = _use.Read();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using TorchPass pass = TorchPass.OfEvaluation(this);
        long[] x = new long[context.Length];
        for (int p = 0; p < x.Length; p++)
            x[p] = context[p];
        forward(tensor(x, 1, x.Length, device: Device)).to(ScalarType.Float32).cpu().data<float>().CopyTo(logits);
    }

    /// <summary>
    /// Whether the forward pass that this thread runs is one of a training: a batch normalization then uses the batch's
    /// own statistics. In your own code it is <c>training</c>, as <c>train()</c> and <c>eval()</c> set it.
    /// </summary>
    protected bool IsTraining => TorchPass.Of(this)?.IsTraining ?? training;

    /// <summary>
    /// Drops units in training, and makes the others larger by as much. A training by <c>Train</c> drops the same as the
    /// Simd backend would. In your own code it is <c>torch.nn.functional.dropout</c>.
    /// </summary>
    /// <param name="a">The units, (B × n).</param>
    /// <param name="rate">The share that is dropped.</param>
    /// <param name="mask">The mask's number, by which the masks of a model differ.</param>
    protected Tensor Dropout(Tensor a, float rate, int mask)
    {
        ArgumentNullException.ThrowIfNull(a);
        return TorchPass.Of(this) is { } pass
            ? pass.Dropout(a, rate, mask)
            : nn.functional.dropout(a, rate, training);
    }

    /// <summary>
    /// gain ⊙ (z − mean) / √(variance + ε) + shift. In training, mean and variance are the batch's, and the running ones
    /// follow them; otherwise they are the running ones.
    /// </summary>
    /// <param name="z">The units, (B × n).</param>
    /// <param name="mean">The running mean, (n).</param>
    /// <param name="variance">The running variance, (n).</param>
    /// <param name="gain">The gain, (n).</param>
    /// <param name="shift">The shift, (n).</param>
    protected Tensor BatchNorm(Tensor z, Tensor mean, Tensor variance, Tensor gain, Tensor shift)
    {
        if (TorchPass.Of(this) is { KeepsStatistics: true })
            (mean, variance) = (mean.clone(), variance.clone());
        return nn.functional.batch_norm(z, mean, variance, gain, shift, IsTraining);
    }

    /// <summary>The negative log-likelihood of counted targets: −Σ Y ⊙ log softmax(logits), in nats.</summary>
    /// <param name="logits">The logits, (B × V).</param>
    /// <param name="Y">How often each token follows each context, (B × V).</param>
    protected static Tensor CrossEntropy(Tensor logits, Tensor Y) =>
        nn.functional.cross_entropy(logits, Y, reduction: nn.Reduction.Sum);

    /// <summary>Begins to read the model, until the result is disposed.</summary>
    /// <exception cref="InvalidOperationException">Another thread trains the model.</exception>
    protected IDisposable Read() => _use.Read();

    /// <summary>Begins a training, which has the model for itself until the result is disposed.</summary>
    /// <param name="model">The generated model.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to train; as the notebook does when null.</param>
    /// <param name="progress">Receives reports.</param>
    /// <param name="cancellationToken">Stops the training between two steps.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the data does not fit the model.</exception>
    /// <exception cref="InvalidOperationException">The model is in use.</exception>
    protected TorchTraining StartTraining(
        ILanguageModel model,
        ContextDataset data,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ModelUse.Scope use = _use.Train();
        try
        {
            return new TorchTraining(this, model, use, data, options, progress, cancellationToken);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Room for a second set of the parameters and buffers.</summary>
    internal IParameterCopy CopyParameters() => new TorchParameterCopy([.. parameters(), .. buffers()]);

    /// <summary>Takes a tensor in as a parameter, on the device of the constructor; no dispose scope will free it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="start">Its numbers to begin with.</param>
    protected Parameter Register(string name, Tensor start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var parameter = new Parameter(start.to(_firstDevice));
        parameter.DetachFromDisposeScope();
        register_parameter(name, parameter);
        return parameter;
    }

    /// <summary>Takes a tensor in as a running statistic, which is kept and saved but not learned.</summary>
    /// <param name="name">The statistic's name.</param>
    /// <param name="start">Its numbers to begin with.</param>
    protected Tensor RegisterStatistic(string name, Tensor start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Tensor statistic = start.to(_firstDevice);
        statistic.DetachFromDisposeScope();
        register_buffer(name, statistic);
        return statistic;
    }

    /// <summary>Overwrites the parameters.</summary>
    /// <param name="tensors">A tensor for each, by name.</param>
    protected void Assign(IReadOnlyDictionary<string, Tensor<float>> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        using ModelUse.Scope use = _use.Train();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (ParameterSpec spec in Spec.Parameters)
        {
            float[] values = new float[spec.Count];
            tensors[spec.Name].FlattenTo(values);
            TensorOf(spec).copy_(tensor(values, [.. spec.Shape.Select(size => (long)size)]));
        }
    }

    private static string NameOnceLoaded(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        LibTorch.EnsureLoaded();
        return spec.Name;
    }

    /// <summary>Rows of a batch as tensors: X, a context a row, (B × context), and Y, how often each token follows it, (B × V).</summary>
    internal (Tensor X, Tensor Y) Tensors(Batch batch, int first, int rows)
    {
        float[] counts = new float[rows * Spec.VocabularySize];
        for (int row = 0; row < rows; row++)
        {
            TargetCounts targets = batch.TargetsOf(first + row);
            for (int i = 0; i < targets.Tokens.Length; i++)
                counts[row * Spec.VocabularySize + targets.Tokens[i]] += targets.Counts[i];
        }
        // The counts in the precision of the parameters, which may have been converted.
        Parameter parameter = get_parameter(Spec.Parameters[0].Name)!;
        return (
            Contexts(batch, first, rows),
            tensor(counts, rows, Spec.VocabularySize, dtype: parameter.dtype, device: parameter.device));
    }

    private Tensor Contexts(Batch batch, int first, int rows)
    {
        ReadOnlySpan<int> tokens = batch.ContextsOf(first, rows);
        long[] contexts = new long[tokens.Length];
        for (int i = 0; i < contexts.Length; i++)
            contexts[i] = tokens[i];
        return tensor(contexts, rows, Spec.Context, device: Device);
    }

    /// <summary>Where the rows' pairs of a context and a target stand in (B × V).</summary>
    private long[] PlacesOfPairs(Batch batch, int first, int rows)
    {
        long[] places = new long[batch.FirstPair(first + rows) - batch.FirstPair(first)];
        int place = 0;
        for (int row = 0; row < rows; row++)
        {
            foreach (int target in batch.TargetsOf(first + row).Tokens)
                places[place++] = (long)row * Spec.VocabularySize + target;
        }
        return places;
    }

    private Tensor TensorOf(ParameterSpec spec) => spec.IsLearned ? get_parameter(spec.Name)! : get_buffer(spec.Name)!;

    private static ReadOnlyDictionary<string, Tensor<float>> TensorTable(IEnumerable<(ParameterSpec Spec, Tensor Tensor)> tensors)
    {
        using var scope = NewDisposeScope();
        var copies = new OrderedDictionary<string, Tensor<float>>();
        foreach ((ParameterSpec spec, Tensor tensor) in tensors)
        {
            float[] values = tensor.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray();
            copies.Add(spec.Name, System.Numerics.Tensors.Tensor.Create(values, [.. spec.Shape.Select(size => (nint)size)]));
        }
        return new ReadOnlyDictionary<string, Tensor<float>>(copies);
    }
}
