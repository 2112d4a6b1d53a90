using System.Collections.ObjectModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>What a generated model stands on: its parameters in one piece of memory, its layers, and the way through them.</summary>
public abstract unsafe class Network
{
    private readonly AlignedFloats _values;
    private readonly AlignedFloats _gradients;
    private readonly OrderedDictionary<string, Parameter> _parameters;
    private readonly List<Layer> _layers = [];
    private readonly List<BatchNorm> _batchNorms = [];
    private readonly Team _team = new();
    private readonly Products _products;
    private readonly Propagation _propagation;

    /// <summary>Makes room for the parameters; all are 0.</summary>
    /// <param name="spec">The table of the parameters.</param>
    protected Network(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Spec = spec;
        // Each parameter begins on a register's boundary, so that updates run over all of them without a remainder.
        int length = spec.Parameters.Sum(parameter => Kernels.Pad(parameter.Count));
        _values = new AlignedFloats(length);
        _gradients = new AlignedFloats(length);
        _parameters = new OrderedDictionary<string, Parameter>(spec.Parameters.Count);
        int offset = 0;
        foreach (ParameterSpec parameter in spec.Parameters)
        {
            _parameters.Add(parameter.Name, new Parameter(parameter, _values, _gradients, offset));
            offset += Kernels.Pad(parameter.Count);
        }
        Tensors = TensorsByName(_parameters, parameter => parameter.Tensor);
        _products = new Products(_team);
        _propagation = new Propagation(this, _team);
    }

    /// <summary>The architecture.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The tensors by name, in the order of the table.</summary>
    public IReadOnlyDictionary<string, Tensor<float>> Tensors { get; }

    /// <summary>How many floats the gradients of the batch that was prepared take on the way.</summary>
    internal int AccumulatorSize { get; private set; }

    /// <summary>Whether a layer gathers its gradients where its parameters have them.</summary>
    internal bool GathersInPlace => _layers.Exists(layer => layer.GathersInPlace);

    /// <summary>Whether a layer goes by the mean and variance of the whole batch.</summary>
    internal bool NormalizesBatches => _batchNorms.Count > 0;

    /// <summary>The mean negative log-likelihood of the data's targets, in nats; taken by as many threads as the last step of a training.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public float Loss(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        Prepare(data.FullBatch, training: false, _team.Threads);
        return (float)(_propagation.Forward(data.FullBatch) / data.Count);
    }

    /// <summary>The logarithm of each target's probability after its context, in nats.</summary>
    /// <param name="data">The examples.</param>
    /// <returns>A number for each example, in the data's order.</returns>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public float[] LogProbabilities(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        Prepare(data.FullBatch, training: false, _team.Threads);
        return data.ByExample(_propagation.LogProbabilities(data.FullBatch));
    }

    /// <summary>
    /// The gradient of <see cref="Loss"/> in every parameter, by name. A batch normalization goes by the data's own mean
    /// and variance, as in a step of training; no unit is dropped.
    /// </summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        // A training that asks for this between its own gradients and their use still finds them.
        float[] own = _gradients.Span.ToArray();
        Backpropagate(data.FullBatch, _team.Threads, noise: null);
        IReadOnlyDictionary<string, Tensor<float>> gradients =
            TensorsByName(_parameters.Where(pair => pair.Value.Spec.IsLearned), parameter => parameter.GradientTensor());
        own.CopyTo(_gradients.Span);
        return gradients;
    }

    /// <summary>The unnormalized log-probability of every token after a context.</summary>
    /// <param name="context">The tokens before it.</param>
    /// <param name="logits">Receives a number for each token.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        Spec.ThrowUnlessReads(context, logits);
        Pass pass = PassOver(new OneContext(context.ToArray(), Spec.VocabularySize));
        pass.Forward();
        pass.Logits.Row(0).CopyTo(logits);
    }

    /// <summary>The model as it is now, to be asked for the logits of many contexts; good until the parameters change or something else is asked.</summary>
    public NextLogits Prepared()
    {
        int[] next = new int[Spec.Context];
        Pass pass = PassOver(new AnyContext(next, Spec.VocabularySize));
        return (context, logits) =>
        {
            context.CopyTo(next);
            pass.Forward();
            pass.Logits.Row(0).CopyTo(logits);
        };
    }

    /// <summary>The forward and the backward pass over a batch: every parameter's gradient is that of the batch's mean loss.</summary>
    /// <param name="batch">The examples.</param>
    /// <param name="threads">How many threads may work; the result is the same for any number.</param>
    /// <param name="noise">What units are dropped by; null drops none.</param>
    /// <returns>The batch's mean negative log-likelihood, in nats.</returns>
    public float LossAndGradients(Batch batch, int threads, DropoutNoise? noise = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        float loss = Backpropagate(batch, threads, noise);
        foreach (BatchNorm norm in _batchNorms)
            norm.Remember();
        return loss;
    }

    /// <summary>What changes the parameters after each backward pass.</summary>
    /// <param name="options">The optimizer's name and settings.</param>
    public Updates Updates(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Updates(options, [.. _parameters.Values], _values, _gradients, _team);
    }

    /// <summary>Room for a second set of the parameters.</summary>
    public IParameterCopy CopyParameters() => new ParameterCopy(_values, _team);

    /// <summary>Overwrites the parameters.</summary>
    /// <param name="tensors">A tensor for each, by name.</param>
    public void Assign(IReadOnlyDictionary<string, Tensor<float>> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach ((string name, Parameter parameter) in _parameters)
            tensors[name].FlattenTo(parameter.Values);
    }

    internal Pass NewPass(int rows) => CreatePass(rows);

    /// <summary>Room for tiles of this many contexts.</summary>
    /// <param name="rows">The contexts.</param>
    protected abstract Pass CreatePass(int rows);

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">The name in the table.</param>
    protected Parameter Parameter(string name) => _parameters[name];

    /// <summary>Takes a layer into the network.</summary>
    /// <typeparam name="TLayer">Its kind.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <returns>The layer.</returns>
    protected TLayer Add<TLayer>(TLayer layer)
        where TLayer : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer is BatchNorm norm)
            _batchNorms.Add(norm);
        _layers.Add(layer);
        return layer;
    }

    private float Backpropagate(Batch batch, int threads, DropoutNoise? noise)
    {
        Prepare(batch, training: true, threads);
        double nll = _propagation.Backward(batch, noise, out AlignedFloats gradients);
        foreach (Layer layer in _layers)
            layer.Finish(gradients.Pointer + layer.AccumulatorOffset, _products);
        return (float)(nll / batch.Examples);
    }

    private Pass PassOver(OneContext context)
    {
        Prepare(context, training: false, _team.Threads);
        Pass pass = CreatePass(rows: 1).Join(_team);
        pass.Begin(context, isTraining: false, noise: null);
        pass.Take(firstRow: 0, rows: 1);
        return pass;
    }

    private void Prepare(Batch batch, bool training, int threads)
    {
        _team.Threads = threads;
        AccumulatorSize = 0;
        foreach (Layer layer in _layers)
        {
            layer.Prepare(batch, training, _products);
            layer.AccumulatorOffset = AccumulatorSize;
            AccumulatorSize += layer.AccumulatorSize;
        }
    }

    private static ReadOnlyDictionary<string, Tensor<float>> TensorsByName(
        IEnumerable<KeyValuePair<string, Parameter>> parameters, Func<Parameter, Tensor<float>> tensor) =>
        new(new OrderedDictionary<string, Tensor<float>>(parameters.Select(pair => KeyValuePair.Create(pair.Key, tensor(pair.Value)))));
}
