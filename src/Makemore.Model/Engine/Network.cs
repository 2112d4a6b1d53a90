using System.Collections.ObjectModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>What a generated model stands on: its parameters in one piece of memory, its layers, and the way through them.</summary>
public abstract unsafe class Network
{
    /// <summary>The contexts of a tile; a multiple of the rows that a matrix product takes at once.</summary>
    private const int TileRows = 120;

    private readonly float[] _values;
    private readonly float[] _gradients;
    private readonly Dictionary<string, Parameter> _parameters;
    private readonly List<Layer> _layers = [];
    private Pass? _pass;

    /// <summary>Makes room for the parameters; all are 0.</summary>
    /// <param name="spec">The table of the parameters.</param>
    protected Network(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Spec = spec;
        _values = new float[spec.ParameterCount];
        _gradients = new float[spec.ParameterCount];
        _parameters = new Dictionary<string, Parameter>(spec.Parameters.Count);
        var tensors = new OrderedDictionary<string, Tensor<float>>(spec.Parameters.Count);
        int offset = 0;
        foreach (ParameterSpec parameter in spec.Parameters)
        {
            var tensor = new Parameter(parameter, _values, _gradients, offset);
            _parameters.Add(parameter.Name, tensor);
            tensors.Add(parameter.Name, tensor.Tensor);
            offset += parameter.Count;
        }
        Tensors = new ReadOnlyDictionary<string, Tensor<float>>(tensors);
    }

    /// <summary>The architecture.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The tensors by name, in the order of the table.</summary>
    public IReadOnlyDictionary<string, Tensor<float>> Tensors { get; }

    internal int AccumulatorSize { get; private set; }

    /// <summary>The mean negative log-likelihood of the data's targets, in nats.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public float Loss(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        Prepare();
        double nll = 0;
        Pass pass = _pass ??= CreatePass(TileRows);
        for (int first = 0; first < data.FullBatch.Rows; first += TileRows)
        {
            pass.Take(data.FullBatch, first, Math.Min(TileRows, data.FullBatch.Rows - first));
            pass.Forward();
            nll += CrossEntropy.Forward(pass.Logits, pass);
        }
        return (float)(nll / data.Count);
    }

    /// <summary>The gradient of <see cref="Loss"/> in every parameter, by name.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        LossAndGradients(data.FullBatch);
        var tensors = new OrderedDictionary<string, Tensor<float>>(_parameters.Count);
        foreach (ParameterSpec parameter in Spec.Parameters)
            tensors.Add(parameter.Name, _parameters[parameter.Name].GradientTensor());
        return new ReadOnlyDictionary<string, Tensor<float>>(tensors);
    }

    /// <summary>The unnormalized log-probability of every token after a context.</summary>
    /// <param name="context">The tokens before it.</param>
    /// <param name="logits">Receives a number for each token.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        if (context.Length != Spec.Context)
            throw new ArgumentException($"{Spec.Name} reads {Spec.Context} tokens; the context has {context.Length}.", nameof(context));
        if (logits.Length != Spec.VocabularySize)
            throw new ArgumentException($"{Spec.Name} predicts {Spec.VocabularySize} tokens; there is room for {logits.Length}.", nameof(logits));
        foreach (int token in context)
        {
            if ((uint)token >= (uint)Spec.VocabularySize)
                throw new ArgumentException($"Token {token} is not one of the vocabulary's 0 to {Spec.VocabularySize - 1}.", nameof(context));
        }
        Prepared()(context, logits);
    }

    /// <summary>The model as it is now, to be asked for the logits of many contexts; good until the parameters change.</summary>
    public NextLogits Prepared()
    {
        Prepare();
        Pass pass = CreatePass(rows: 1);
        Batch batch = Batch.OfExamples(Spec.Context, size: 1);
        return (context, logits) =>
        {
            batch.SetContext(row: 0, context);
            pass.Take(batch, first: 0, rows: 1);
            pass.Forward();
            pass.Logits.Row(0).CopyTo(logits);
        };
    }

    /// <summary>
    /// The forward and the backward pass over a batch, tile by tile: every parameter's gradient is that of the batch's
    /// mean loss.
    /// </summary>
    /// <param name="batch">The examples.</param>
    /// <returns>The batch's mean negative log-likelihood, in nats.</returns>
    public float LossAndGradients(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Prepare();
        Pass pass = _pass ??= CreatePass(TileRows);
        pass.ClearAccumulators();
        double nll = 0;
        for (int first = 0; first < batch.Rows; first += TileRows)
        {
            pass.Take(batch, first, Math.Min(TileRows, batch.Rows - first));
            pass.Forward();
            nll += pass.Backward();
        }
        foreach (Layer layer in _layers)
            layer.Finish(pass.Accumulators(layer));
        return (float)(nll / batch.Examples);
    }

    /// <summary>Stochastic gradient descent's update: <c>p -= lr * p.grad</c> for every parameter.</summary>
    /// <param name="learningRate">The step's length.</param>
    public void Descend(float learningRate) =>
        TensorPrimitives.MultiplyAdd(_gradients, -learningRate, _values, _values);

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
        layer.AccumulatorOffset = AccumulatorSize;
        AccumulatorSize += layer.AccumulatorSize;
        _layers.Add(layer);
        return layer;
    }

    private void Prepare()
    {
        foreach (Layer layer in _layers)
            layer.Prepare();
    }
}
