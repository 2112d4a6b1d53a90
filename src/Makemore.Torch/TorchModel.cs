using System.Collections.ObjectModel;
using System.Numerics.Tensors;
using Makemore.Engine;
using TorchSharp.Modules;
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

    /// <summary>Whether units are never dropped, though the module is in training.</summary>
    private bool _keepsUnits;

    /// <summary>What units are dropped by; null leaves it to TorchSharp's own random numbers.</summary>
    private DropoutNoise? _noise;

    /// <summary>By row of the last batch's tensors: its row in the batch.</summary>
    private long[] _batchRows = [];

    /// <summary>Loads libtorch, and makes sure of the device.</summary>
    /// <param name="spec">The architecture.</param>
    /// <param name="device">Where the parameters will live: cpu, cuda, cuda:1…, mps.</param>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    /// <exception cref="ArgumentException">There is no such device, or it is not here.</exception>
    protected TorchModel(ModelSpec spec, string device)
        : base(NameOnceLoaded(spec))
    {
        Spec = spec;
        _firstDevice = TorchDevice.Find(device);
    }

    /// <summary>The model's architecture and the table of its parameters.</summary>
    public ModelSpec Spec { get; }

    /// <summary>A copy of every parameter, by name, in the order of the notebook's list.</summary>
    public IReadOnlyDictionary<string, Tensor<float>> Parameters => CopyOf(Spec.Parameters, tensor => tensor);

    /// <summary>Where the parameters live and the model computes.</summary>
    public Device Device => get_parameter(Spec.Parameters[0].Name)!.device;

    /// <summary>The mean negative log-likelihood of the data's targets, in nats.</summary>
    /// <param name="data">The examples to judge by.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public float Loss(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        using var _ = no_grad();
        using var mode = new Mode(this, isTraining: false);
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
        using var _ = no_grad();
        using var mode = new Mode(this, isTraining: false);
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
        using var scope = NewDisposeScope();
        using var mode = new Mode(this, isTraining: true);
        // A forward pass in training moves the running statistics; afterwards they are put back.
        (Tensor Statistic, Tensor Before)[] statistics = [.. buffers().Select(statistic => (statistic, statistic.clone()))];
        (Tensor X, Tensor Y) = Tensors(data.FullBatch);
        zero_grad();
        _keepsUnits = true;
        (CrossEntropy(forward(X), Y) / data.Count).backward();
        _keepsUnits = false;
        IReadOnlyDictionary<string, Tensor<float>> gradients = CopyOf(Spec.Parameters.Where(parameter => parameter.IsLearned), tensor => tensor.grad!);
        zero_grad();
        using (no_grad())
        {
            foreach ((Tensor statistic, Tensor before) in statistics)
                statistic.copy_(before);
        }
        return gradients;
    }

    /// <summary>The unnormalized log-probability of every next token.</summary>
    /// <param name="context">The tokens before it, oldest first; as many as the model's context.</param>
    /// <param name="logits">Receives a number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        Spec.ThrowUnlessReads(context, logits);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var mode = new Mode(this, isTraining: false);
        long[] x = new long[context.Length];
        for (int p = 0; p < x.Length; p++)
            x[p] = context[p];
        forward(tensor(x, 1, x.Length, device: Device)).to(ScalarType.Float32).cpu().data<float>().CopyTo(logits);
    }

    /// <summary>The forward pass of a step of <c>Train</c>, which drops the units that the Simd backend would.</summary>
    /// <param name="X">The contexts of a batch, as <see cref="Tensors(Batch)"/> gives them.</param>
    /// <param name="noise">The chance by which the step drops units.</param>
    /// <returns>The logits, (B × V).</returns>
    protected Tensor forward(Tensor X, DropoutNoise noise)
    {
        _noise = noise;
        try
        {
            return forward(X);
        }
        finally
        {
            _noise = null;
        }
    }

    /// <summary>A batch as tensors on the model's device.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>X: a context a row, (B × context). Y: how often each token follows it, (B × V).</returns>
    protected (Tensor X, Tensor Y) Tensors(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _batchRows = [.. Enumerable.Range(0, batch.Rows).Select(row => (long)row)];
        (Tensor X, Tensor Y) = Tensors(batch, 0, batch.Rows);
        if (Spec.Normalization is not Normalization.Batch)
            return (X, Y);

        // TorchSharp's batch normalization knows no counts: a row for every example, with its share of the targets.
        long[] repeats = [.. _batchRows.Select(row => (long)batch.TargetsOf((int)row).Total)];
        _batchRows = [.. _batchRows.SelectMany(row => Enumerable.Repeat(row, (int)repeats[row]))];
        Tensor rows = tensor(_batchRows, device: X.device);
        Tensor shares = (Y / tensor(repeats, dtype: Y.dtype, device: Y.device).unsqueeze(1)).index_select(0, rows);
        return (X.index_select(0, rows), shares);
    }

    /// <summary>
    /// Drops units in training, and makes the others larger by as much. A training by <c>Train</c> drops the same as the
    /// Simd backend would; otherwise it is <c>torch.nn.functional.dropout</c>.
    /// </summary>
    /// <param name="a">The units, (B × n).</param>
    /// <param name="rate">The share that is dropped.</param>
    /// <param name="layer">The layer's number, by which its chance differs from other layers'.</param>
    protected Tensor Dropout(Tensor a, float rate, int layer)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (!training || _keepsUnits)
            return a;
        if (_noise is not { } noise)
            return nn.functional.dropout(a, rate, training: true);

        int width = (int)a.shape[1];
        float[] mask = new float[a.shape[0] * width];
        int positions = (int)(a.shape[0] / _batchRows.Length);
        for (int row = 0; row < a.shape[0]; row++)
            noise.Fill(layer, (int)_batchRows[row / positions] * positions + row % positions, rate, mask.AsSpan(row * width, width));
        return a * tensor(mask, a.shape[0], width, dtype: a.dtype, device: a.device);
    }

    /// <summary>The negative log-likelihood of counted targets: −Σ Y ⊙ log softmax(logits), in nats.</summary>
    /// <param name="logits">The logits, (B × V).</param>
    /// <param name="Y">How often each token follows each context, (B × V).</param>
    protected static Tensor CrossEntropy(Tensor logits, Tensor Y) =>
        nn.functional.cross_entropy(logits, Y, reduction: nn.Reduction.Sum);

    /// <summary>TorchSharp's optimizer of the options' name over the parameters; biases do not decay.</summary>
    /// <param name="options">The optimizer's name and settings.</param>
    protected OptimizerHelper CreateOptimizer(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        double decay = options.WeightDecay;
        float momentum = options.Optimizer is Optimizer.Momentum ? options.Momentum : 0;
        ILookup<bool, Parameter> byDecay = parameters().ToLookup(parameter => parameter.dim() > 1);
        return options.Optimizer switch
        {
            Optimizer.AdamW => optim.AdamW(
                [
                    new AdamW.ParamGroup(byDecay[true], new AdamW.Options { weight_decay = decay }),
                    new AdamW.ParamGroup(byDecay[false], new AdamW.Options { weight_decay = 0 }),
                ],
                options.LearningRate, options.Beta1, options.Beta2, options.Epsilon),
            _ => optim.SGD(
                [
                    new SGD.ParamGroup(byDecay[true], new SGD.Options { weight_decay = decay }),
                    new SGD.ParamGroup(byDecay[false], new SGD.Options { weight_decay = 0 }),
                ],
                // Without momentum Nesterov's is the same, and TorchSharp refuses it.
                options.LearningRate, momentum, nesterov: options.Nesterov && momentum > 0),
        };
    }

    /// <summary>Makes one update: the step's learning rate, the gradients clipped if the options say so, and TorchSharp's step.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="run">The training.</param>
    protected void Update(OptimizerHelper optimizer, TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(run);
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
            group.LearningRate = run.LearningRate;
        if (run.Options.ClipNorm is { } norm)
            nn.utils.clip_grad_norm_(parameters(), norm);
        optimizer.step();
    }

    /// <summary>Room for a second set of the parameters and buffers.</summary>
    protected IParameterCopy CopyParameters() => new TorchParameterCopy([.. parameters(), .. buffers()]);

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

    private (Tensor X, Tensor Y) Tensors(Batch batch, int first, int rows)
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

    private ReadOnlyDictionary<string, Tensor<float>> CopyOf(IEnumerable<ParameterSpec> parameters, Func<Tensor, Tensor> choose)
    {
        using var scope = NewDisposeScope();
        var copies = new OrderedDictionary<string, Tensor<float>>(Spec.Parameters.Count);
        foreach (ParameterSpec spec in parameters)
        {
            float[] values = choose(TensorOf(spec)).detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray();
            copies.Add(spec.Name, System.Numerics.Tensors.Tensor.Create(values, [.. spec.Shape.Select(size => (nint)size)]));
        }
        return new ReadOnlyDictionary<string, Tensor<float>>(copies);
    }

    /// <summary>Whether the module trains or is evaluated, for as long as this is not disposed.</summary>
    private readonly struct Mode : IDisposable
    {
        private readonly TorchModel _model;
        private readonly bool _before;

        public Mode(TorchModel model, bool isTraining)
        {
            _model = model;
            _before = model.training;
            model.train(isTraining);
        }

        public void Dispose() => _model.train(_before);
    }
}
