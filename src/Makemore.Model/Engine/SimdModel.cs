using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// The implementation of a generated model with <see cref="Backend.Simd"/>: its parameters, and the networks that
/// compute with them. Any number of threads may read the model at the same time, each through a network of its own. A
/// training run needs exclusive use of the model. This type supports generated code; use the model's own members
/// instead.
/// </summary>
/// <typeparam name="TTile">The generated tile, which has the forward pass and the backward pass.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SimdModel<TTile>
    where TTile : Tile
{
    private readonly OrderedDictionary<string, Parameter> _parameters;
    private readonly Pool<Network<TTile>> _networks;
    private readonly ModelUse _use;

    /// <summary>Allocates the parameters. All values are 0.</summary>
    /// <param name="spec">The architecture, with the table of the parameters.</param>
    protected SimdModel(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Spec = spec;
        int length = ParameterMemory.LengthOf(spec);
        Values = new ParameterMemory(length);
        _parameters = Values.Parameters(spec, new ParameterMemory(length));
        Tensors = TensorTable.Of(_parameters.Values, parameter => parameter.Tensor);
        _networks = new(CreateNetwork, mostIdle: Environment.ProcessorCount);
        _use = new ModelUse(spec.Name);
    }

    /// <summary>The architecture.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The tensors by name, in the order of the table.</summary>
    public IReadOnlyDictionary<string, Tensor<float>> Tensors { get; }

    /// <summary>The values of all parameters.</summary>
    internal ParameterMemory Values { get; }

    /// <summary>How many threads may work on an operation: as many as the last training run used.</summary>
    internal int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>A parameter by its name in the table.</summary>
    /// <param name="name">The name.</param>
    public Parameter this[string name] => _parameters[name];

    /// <summary>The mean negative log-likelihood of the data's targets, in nats.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="tileLoss">The forward pass and the loss of a tile.</param>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or its context length or vocabulary differs from the model's.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread trains the model.</exception>
    public float Loss(ContextDataset data, Func<TTile, double> tileLoss)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        ArgumentNullException.ThrowIfNull(tileLoss);
        using Reading<TTile> reading = Read();
        return (float)(reading.Network.ForEachTile(data.FullBatch, tileLoss) / data.Count);
    }

    /// <summary>The logarithm of each target's probability after its context, in nats.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="forward">The forward pass of a tile.</param>
    /// <returns>A number for each example, in the data's order.</returns>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or its context length or vocabulary differs from the model's.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread trains the model.</exception>
    public float[] LogProbabilities(ContextDataset data, Action<TTile> forward)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        ArgumentNullException.ThrowIfNull(forward);
        using Reading<TTile> reading = Read();
        float[] pairs = new float[data.FullBatch.Pairs];
        reading.Network.ForEachTile(data.FullBatch, tile =>
        {
            forward(tile);
            return tile.Softmax.Nll(tile.Logits, tile, pairs);
        });
        return data.ByExample(pairs);
    }

    /// <summary>
    /// The gradient of the mean loss with respect to every learned parameter, by name. A batch normalization uses the
    /// data's own mean and variance, as in a training step. No unit is dropped.
    /// </summary>
    /// <param name="data">The examples.</param>
    /// <param name="backpropagate">The forward pass, the loss and the backward pass of a tile.</param>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or its context length or vocabulary differs from the model's.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread trains the model.</exception>
    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data, Func<TTile, double> backpropagate)
    {
        ContextDataset.ThrowUnlessFits(data, Spec);
        ArgumentNullException.ThrowIfNull(backpropagate);
        using Reading<TTile> reading = Read();
        reading.Network.LearnFromEachTile(data.FullBatch, noise: null, labelSmoothing: 0, backpropagate);
        return reading.Network.CopyGradients();
    }

    /// <summary>The unnormalized log-probability of every next token.</summary>
    /// <param name="context">The tokens before it, oldest first; as many as the model's context.</param>
    /// <param name="logits">Receives a number for each token of the vocabulary.</param>
    /// <param name="forward">The forward pass of a tile.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the model.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits, Action<TTile> forward)
    {
        Spec.ThrowUnlessReads(context, logits);
        ArgumentNullException.ThrowIfNull(forward);
        using Reading<TTile> reading = Read();
        TTile tile = reading.Network.TileOf(context);
        forward(tile);
        tile.Logits.Row(0).CopyTo(logits);
    }

    /// <summary>Samples texts without end. An enumeration reads the model until it is disposed.</summary>
    /// <param name="options">How to sample; plain sampling with seed 42 when null.</param>
    /// <param name="sample">Samples one text.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or the prompt has a letter that the model does not know.
    /// </exception>
    public IEnumerable<string> Samples(SamplingOptions? options, Func<Reading<TTile>, TokenSampler, string> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Vocabulary vocabulary = Spec.DeclaredVocabulary();
        TokenSampler.ThrowUnlessValid(vocabulary, options);
        return Enumerate();

        IEnumerable<string> Enumerate()
        {
            using Reading<TTile> reading = Read();
            var sampler = new TokenSampler(vocabulary, Spec.Context, options);
            while (true)
                yield return sample(reading, sampler);
        }
    }

    /// <summary>
    /// Begins to read the model through a network of its own. The reading ends when the result is disposed.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another thread trains the model.</exception>
    public Reading<TTile> Read()
    {
        ModelUse.Scope use = _use.Read();
        try
        {
            Network<TTile> network = _networks.Rent();
            network.Threads = Threads;
            return new Reading<TTile>(network, _networks, use);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Begins a training run. It has exclusive use of the model until the result is disposed.</summary>
    /// <param name="model">The generated model.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to train; null trains as the notebook does.</param>
    /// <param name="progress">Receives the progress reports.</param>
    /// <param name="cancellationToken">Stops the training between two steps.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the data does not fit the model.</exception>
    /// <exception cref="InvalidOperationException">The model is in use.</exception>
    public SimdTraining<TTile> StartTraining(
        ILanguageModel model,
        ContextDataset data,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ModelUse.Scope use = _use.Train();
        try
        {
            Network<TTile> network = _networks.Rent();
            var training = new SimdTraining<TTile>(model, network, _networks, use, data, options, progress, cancellationToken);
            Threads = network.Threads = training.Threads;
            return training;
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Overwrites the parameters.</summary>
    /// <param name="tensors">A tensor for each parameter, by name.</param>
    /// <exception cref="InvalidOperationException">The model is in use.</exception>
    public void Assign(IReadOnlyDictionary<string, Tensor<float>> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        using ModelUse.Scope use = _use.Train();
        foreach ((string name, Parameter parameter) in _parameters)
            tensors[name].Numbers().CopyTo(parameter.Values);
    }

    /// <summary>Makes a network over these parameters.</summary>
    protected abstract Network<TTile> CreateNetwork();
}
