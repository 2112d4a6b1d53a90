using System.Collections.ObjectModel;
using System.Numerics.Tensors;
using Makemore.Engine;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;
using Tensor = TorchSharp.torch.Tensor;

namespace Makemore.Torch;

/// <summary>
/// The base class of every model with <c>Backend = Backend.Torch</c>. The model is a TorchSharp module, so TorchSharp's
/// optimizers, devices and state dictionaries work with its parameters.
/// </summary>
public abstract class TorchModel : nn.Module<Tensor, Tensor>
{
    /// <summary>How many contexts go through the model at a time if no gradients are computed.</summary>
    private const int TileRows = 8192;

    private readonly Device _firstDevice;
    private readonly ModelUse _use;
    private volatile bool _isDisposed;

    /// <summary>Loads libtorch, and checks that the device is available.</summary>
    /// <param name="spec">The architecture.</param>
    /// <param name="device">The device of the parameters: cpu, cuda, cuda:1…, mps.</param>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    /// <exception cref="ArgumentException">
    /// The name is not that of a device, or this machine does not have the device.
    /// </exception>
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
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public IReadOnlyDictionary<string, Tensor<float>> Parameters => TensorTable(Spec.Parameters.Select(parameter => (parameter, TensorOf(parameter))));

    /// <summary>The device on which the parameters are and the model computes.</summary>
    /// <exception cref="ObjectDisposedException">The model is disposed.</exception>
    public Device Device => TensorOf(Spec.Parameters[0]).device;

    /// <summary>The mean negative log-likelihood of the data's targets, in nats.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or its context length or vocabulary differs from the model's.
    /// </exception>
    public float Loss(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        using IDisposable reading = BeginReading();
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

    /// <summary>
    /// The logarithm of each target's probability after its context, in nats; <see cref="Loss"/> is the mean of them,
    /// negated.
    /// </summary>
    /// <param name="data">The examples.</param>
    /// <returns>A number for each example, in the data's order.</returns>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or its context length or vocabulary differs from the model's.
    /// </exception>
    public float[] LogProbabilities(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        using IDisposable reading = BeginReading();
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
    /// The gradient of <see cref="Loss"/> with respect to every learned parameter, by name, as autograd computes it for
    /// <c>p.grad</c>. A batch normalization uses the data's own mean and variance, as in a training step. No unit is
    /// dropped.
    /// </summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or its context length or vocabulary differs from the model's.
    /// </exception>
    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        using IDisposable reading = BeginReading();
        using var scope = NewDisposeScope();
        using TorchPass pass = TorchPass.OfGradients(this, data.FullBatch);
        (Tensor X, Tensor Y) = pass.Tensors;
        ParameterSpec[] learned = [.. Spec.Parameters.Where(parameter => parameter.IsLearned)];
        // The gradients are not stored in p.grad, because another thread may compute gradients at the same time.
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
        using IDisposable reading = BeginReading();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using TorchPass pass = TorchPass.OfEvaluation(this);
        long[] x = new long[context.Length];
        for (int p = 0; p < x.Length; p++)
            x[p] = context[p];
        forward(tensor(x, 1, x.Length, device: Device)).to(ScalarType.Float32).cpu().data<float>().CopyTo(logits);
    }

    /// <summary>
    /// Whether the forward pass that this thread runs belongs to a training step or to <see cref="Gradients"/>. A batch
    /// normalization then uses the batch's own statistics. If your own code calls the model, this is <c>training</c>,
    /// as <c>train()</c> and <c>eval()</c> set it.
    /// </summary>
    protected bool IsTraining => TorchPass.Of(this)?.IsTraining ?? training;

    /// <summary>
    /// Drops units in training, and multiplies the others by 1 / (1 − rate). <c>Train</c> drops the same units as the
    /// Simd backend. If your own code calls the model, this is <c>torch.nn.functional.dropout</c>.
    /// </summary>
    /// <param name="a">The units, (B × n).</param>
    /// <param name="rate">The share of the units that is dropped.</param>
    /// <param name="mask">The mask's number. Each mask of a model has its own number and its own random values.</param>
    protected Tensor Dropout(Tensor a, float rate, int mask)
    {
        ArgumentNullException.ThrowIfNull(a);
        return TorchPass.Of(this) is { } pass
            ? pass.Dropout(a, rate, mask)
            : nn.functional.dropout(a, rate, training);
    }

    /// <summary>
    /// gain ⊙ (z − mean) / √(variance + ε) + shift. In training, the mean and the variance are those of the batch, and
    /// the running ones move toward them. Otherwise they are the running ones.
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

    /// <summary>Samples texts without end. An enumeration reads the model until it is disposed.</summary>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="options">How to sample; plain sampling with seed 42 when null.</param>
    /// <param name="sample">Samples one text. Its second argument has room for the logits of a context, (V).</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or the prompt has a letter that the model does not know.
    /// </exception>
    protected IEnumerable<string> Samples(Vocabulary vocabulary, SamplingOptions? options, Func<TokenSampler, float[], string> sample)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(sample);
        TokenSampler.ThrowUnlessValid(vocabulary, options);
        return Enumerate();

        IEnumerable<string> Enumerate()
        {
            using IDisposable reading = BeginReading();
            var sampler = new TokenSampler(vocabulary, Spec.Context, options);
            float[] logits = new float[vocabulary.Count];
            while (true)
                yield return sample(sampler, logits);
        }
    }

    /// <summary>
    /// Keeps the parameters as they are until the result is disposed: the training throws in this time. Other readings may
    /// begin and end.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another thread is training the model.</exception>
    /// <exception cref="ObjectDisposedException">The model is disposed, so it has no parameters any more.</exception>
    public IDisposable BeginReading()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _use.Read();
    }

    /// <summary>Frees the parameters. The model cannot be used any more.</summary>
    /// <param name="disposing">Whether the method is called by <c>Dispose</c>, and not by the finalizer.</param>
    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }

    /// <summary>Begins a training run. It has exclusive use of the model until the result is disposed.</summary>
    /// <param name="model">The generated model.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to train; null trains as the notebook does.</param>
    /// <param name="progress">Receives the progress reports.</param>
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
        ObjectDisposedException.ThrowIf(_isDisposed, this);
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

    /// <summary>Makes a second set of the parameters and buffers.</summary>
    internal IParameterCopy CopyParameters() => new TorchParameterCopy([.. parameters(), .. buffers()]);

    /// <summary>Overwrites the parameters and the running statistics, for whoever has exclusive use of the model.</summary>
    internal void SetParameters(IReadOnlyDictionary<string, Tensor<float>> tensors)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (ParameterSpec spec in Spec.Parameters)
            TensorOf(spec).copy_(Copy(tensors[spec.Name]));
    }

    /// <summary>A tensor of the runtime as a tensor of TorchSharp, on the CPU.</summary>
    internal static Tensor Copy(Tensor<float> values) =>
        tensor(values.ToFlatArray(), [.. values.Lengths.ToArray().Select(length => (long)length)]);

    /// <summary>Registers a tensor as a parameter, on the constructor's device. No dispose scope frees it.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="start">The initial values.</param>
    protected Parameter Register(string name, Tensor start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var parameter = new Parameter(start.to(_firstDevice));
        parameter.DetachFromDisposeScope();
        register_parameter(name, parameter);
        return parameter;
    }

    /// <summary>Registers a tensor as a running statistic, which is kept and saved but not learned.</summary>
    /// <param name="name">The statistic's name.</param>
    /// <param name="start">The initial values.</param>
    protected Tensor RegisterStatistic(string name, Tensor start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Tensor statistic = start.to(_firstDevice);
        statistic.DetachFromDisposeScope();
        register_buffer(name, statistic);
        return statistic;
    }

    /// <summary>Overwrites the parameters.</summary>
    /// <param name="tensors">A tensor for each parameter, by name.</param>
    protected void Assign(IReadOnlyDictionary<string, Tensor<float>> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        using ModelUse.Scope use = _use.Train();
        SetParameters(tensors);
    }

    private static string NameOnceLoaded(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        LibTorch.EnsureLoaded();
        return spec.Name;
    }

    /// <summary>
    /// Rows of a batch as tensors. X has a context in each row, (B × context). Y says how often each token follows that
    /// context, (B × V).
    /// </summary>
    internal (Tensor X, Tensor Y) Tensors(Batch batch, int first, int rows)
    {
        float[] counts = new float[rows * Spec.VocabularySize];
        foreach (TargetCount target in batch.TargetsOf(first, rows))
            counts[(target.Row - first) * Spec.VocabularySize + target.Token] += target.Count;
        // The counts have the precision of the parameters, which may have been converted.
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

    /// <summary>The indices, in (B × V), of the rows' pairs of a context and a target.</summary>
    private long[] PlacesOfPairs(Batch batch, int first, int rows)
    {
        ReadOnlySpan<TargetCount> targets = batch.TargetsOf(first, rows);
        long[] places = new long[targets.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = (long)(targets[i].Row - first) * Spec.VocabularySize + targets[i].Token;
        return places;
    }

    private Tensor TensorOf(ParameterSpec spec)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return spec.IsLearned ? get_parameter(spec.Name)! : get_buffer(spec.Name)!;
    }

    /// <summary>Copies of tensors, by the names of their parameters.</summary>
    internal static ReadOnlyDictionary<string, Tensor<float>> TensorTable(IEnumerable<(ParameterSpec Spec, Tensor Tensor)> tensors)
    {
        using var scope = NewDisposeScope();
        var copies = new OrderedDictionary<string, Tensor<float>>();
        foreach ((ParameterSpec spec, Tensor tensor) in tensors)
        {
            float[] values = tensor.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray();
            copies.Add(spec.Name, System.Numerics.Tensors.Tensor.Create(values, spec.Shape.ToLengths()));
        }
        return new ReadOnlyDictionary<string, Tensor<float>>(copies);
    }
}
