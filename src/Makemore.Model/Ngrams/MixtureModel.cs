using System.Numerics;
using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// A mixture of models: p = w₁ p₁ + w₂ p₂ + …, with weights that sum to 1. The models may be of any kind: generated models
/// of one architecture or of several, n-gram models, caches, and other mixtures. A neural model and an n-gram model make different
/// errors, and so do models with different seeds. Their mixture therefore predicts better than each of them (Bengio et al.
/// 2003, section 4.2). The mixture has one set of weights for all contexts or, as the paper suggests, one for each
/// frequency of the context.
/// </summary>
/// <remarks>
/// Any number of threads may use one mixture at the same time. <see cref="LearnWeights"/> replaces all weights together
/// when it ends. Every other call uses the weights that the mixture had when the call began. A call on the mixture also
/// reads its components. The documentation of each model says what happens if another thread trains the model at that
/// time.
/// </remarks>
/// <example>
/// <code>
/// var mixture = new MixtureModel([model, other, ngrams]);
/// mixture.LearnWeights(dev);
/// Console.WriteLine($"{mixture.Weights[0][0]:P0} of the first model: {mixture.Loss(test)} nats");
/// </code>
/// </example>
public sealed class MixtureModel : INextTokenModel
{
    /// <summary>One for contexts never seen, seen once, 2 or 3 times, 4 to 7 times and so on, and 512 times or more.</summary>
    private const int Buckets = 11;

    /// <summary>The weights have converged when an iteration changes none of them by more than this.</summary>
    private const double Converged = 1e-7;

    private readonly NgramModel? _frequencies;

    /// <summary>A call reads the field once. New weights are a new object.</summary>
    private volatile MixtureWeights _weights;

    /// <summary>Mixes two models. They do not change.</summary>
    /// <param name="first">A model.</param>
    /// <param name="second">Another model with the same vocabulary; its context may be longer or shorter.</param>
    /// <param name="weight">The weight of the first model, from 0 to 1. The second model has the rest.</param>
    /// <param name="frequencies">Counts how often a context occurs. Each frequency then has its own weights. If this is null, all contexts have the same weights.</param>
    /// <exception cref="ArgumentException">The models have different tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not between 0 and 1.</exception>
    public MixtureModel(INextTokenModel first, INextTokenModel second, float weight = 0.5f, NgramModel? frequencies = null)
        : this(Pair(first, second, weight), frequencies, MixtureWeights.Same(Rows(frequencies), [weight, 1 - weight]))
    {
    }

    /// <summary>Mixes models. The models do not change.</summary>
    /// <param name="components">Two or more models with the same vocabulary. Their contexts may have different lengths.</param>
    /// <param name="frequencies">Counts how often a context occurs. Each frequency then has its own weights. If this is null, all contexts have the same weights.</param>
    /// <param name="weights">The weights, as <see cref="Weights"/> of another mixture has them. If this is null, all models have the same weight.</param>
    /// <exception cref="ArgumentException">There are fewer than two models, they have different tokens, or the weights are not weights of these models.</exception>
    public MixtureModel(IReadOnlyList<INextTokenModel> components, NgramModel? frequencies = null, IReadOnlyList<IReadOnlyList<float>>? weights = null)
        : this(Several(components), frequencies, weights is null
            ? MixtureWeights.Same(Rows(frequencies), Equal(components.Count))
            : Given(weights, Rows(frequencies), components.Count))
    {
    }

    private MixtureModel(INextTokenModel[] components, NgramModel? frequencies, MixtureWeights weights)
    {
        if (frequencies is not null)
            ThrowUnlessAlike(components[0], frequencies, nameof(frequencies));
        Components = Array.AsReadOnly(components);
        _frequencies = frequencies;
        _weights = weights;
        ContextLength = Math.Max(components.Max(component => component.ContextLength), frequencies?.ContextLength ?? 0);
        DataContextLength = Math.Max(components.Max(component => component.DataContextLength), frequencies?.ContextLength ?? 0);
    }

    /// <summary>The models of the mixture.</summary>
    public IReadOnlyList<INextTokenModel> Components { get; }

    /// <summary>
    /// The weights: one row for all contexts, or one row for each frequency of the context. The frequencies are 0, 1, 2 to
    /// 3, 4 to 7, and so on up to 512 or more. A row has a weight for each component, in the order of
    /// <see cref="Components"/>. The weights of a row sum to 1, but for the rounding of a float.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<float>> Weights => _weights.Rows;

    /// <inheritdoc/>
    public Vocabulary Vocabulary => Components[0].Vocabulary;

    /// <summary>How many tokens the mixture reads before it predicts the next one: the longest context of its components.</summary>
    public int ContextLength { get; }

    /// <summary>How many tokens the contexts of data must have. A cache in the mixture does not need them.</summary>
    public int DataContextLength { get; }

    /// <summary>Reads a mixture with all its components from a safetensors file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <param name="classes">The classes of the generated models in the mixture. <see cref="ModelFactory.Find"/> chooses from them.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">The file is not such a file, or a model in it fits none of the classes; the message says what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static MixtureModel Load(string path, params IReadOnlyList<ModelFactory> classes) => Load(CheckpointInfo.Read(path), classes);

    /// <summary>Reads a mixture with all its components from a safetensors file, or from the file of a larger mixture.</summary>
    /// <param name="file">A file of a mixture, or one of its <see cref="CheckpointInfo.Components"/>. It is opened again.</param>
    /// <param name="classes">The classes of the generated models in the mixture. <see cref="ModelFactory.Find"/> chooses from them.</param>
    /// <exception cref="CheckpointException">It is not of a mixture, or a model in it fits none of the classes; the message says what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static MixtureModel Load(CheckpointInfo file, params IReadOnlyList<ModelFactory> classes)
    {
        ArgumentNullException.ThrowIfNull(file);
        ModelArguments.ThrowIfAnyNull(classes);
        return MixtureCheckpoint.Load(file, component => ModelFactory.Find(component, classes));
    }

    /// <summary>
    /// Finds the weights with the lowest loss on the data. It uses expectation–maximization, and starts with equal
    /// weights.
    /// </summary>
    /// <param name="data">
    /// Held-out examples. On its own training data, a model would get too much weight.
    /// </param>
    /// <param name="maxIterations">The largest number of iterations. The method ends earlier if the weights converge.</param>
    /// <param name="cancellationToken">Stops the method between two iterations. The mixture then keeps its weights.</param>
    /// <returns>The loss before each iteration, in nats.</returns>
    /// <exception cref="ArgumentException">The data has no examples, shorter contexts than the mixture, or other tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of iterations is less than 1.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public IReadOnlyList<float> LearnWeights(ContextDataset data, int maxIterations = 1000, CancellationToken cancellationToken = default)
    {
        ThrowUnlessFits(data);
        OptionRange.Require(maxIterations >= 1, maxIterations, "must be 1 or more");
        var probabilities = new ComponentProbabilities(LogProbabilitiesOf(data));
        int[] buckets = BucketsOf(data);
        MixtureWeights weights = MixtureWeights.Same(_weights.Rows.Count, Equal(Components.Count));
        var losses = new List<float>();
        bool converged = false;
        while (!converged && losses.Count < maxIterations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[][] next = Expect(weights, probabilities, buckets, out double loss);
            losses.Add((float)loss);
            converged = weights.AreCloseTo(next, Converged);
            weights = MixtureWeights.Of(next);
        }
        _weights = weights;
        return losses.AsReadOnly();
    }

    /// <inheritdoc/>
    /// <remarks>The contexts of the data may be longer than the mixture's.</remarks>
    public float Loss(ContextDataset data) => MeanLoss.Of(LogProbabilities(data));

    /// <inheritdoc/>
    /// <remarks>The contexts of the data may be longer than the mixture's.</remarks>
    public float[] LogProbabilities(ContextDataset data)
    {
        ThrowUnlessFits(data);
        return Mix(_weights, LogProbabilitiesOf(data), data);
    }

    /// <summary>The losses of the components and of the mixture. Every component computes its probabilities once.</summary>
    internal (float[] Components, float Mixture) Losses(ContextDataset data)
    {
        ThrowUnlessFits(data);
        MixtureWeights weights = _weights;
        float[][] components = LogProbabilitiesOf(data);
        return (Array.ConvertAll(components, MeanLoss.Of), MeanLoss.Of(Mix(weights, components, data)));
    }

    /// <summary>Computes the log-probability of every next token.</summary>
    /// <param name="context">The tokens before it, oldest first; <see cref="ContextLength"/> of them.</param>
    /// <param name="logits">Receives one number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        ModelArguments.ThrowUnlessReads(context, logits, nameof(MixtureModel), ContextLength, Vocabulary.Count);
        LogProbabilities(_weights, context, logits);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Sample(int count, SamplingOptions? options = null) =>
        TokenSampler.First(count, EnumerateSamples(options));

    /// <inheritdoc/>
    /// <remarks>
    /// Each text reads the components for itself, so that they can be trained between two texts. The mixture does not
    /// compute the probabilities after a context again that it has met before.
    /// </remarks>
    public IEnumerable<string> EnumerateSamples(SamplingOptions? options = null) =>
        TokenSampler.Texts(Vocabulary, ContextLength, options, () =>
        {
            MixtureWeights weights = _weights;
            return (context, logits) => LogProbabilities(weights, context, logits);
        });

    /// <summary>
    /// Saves the weights and all components as one safetensors file. An existing file is replaced completely or not at
    /// all. No component can be trained during the call.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="metadata">
    /// Further entries for the metadata of the file. An entry such as <c>components.0.source</c> is an entry <c>source</c> of
    /// the first component, as <see cref="CheckpointInfo.Components"/> shows it.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The path is empty, or the metadata has a key that is reserved for the models' own entries, half of a surrogate
    /// pair, or a value that is null.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread trains a component. Or a component is not a generated model, an n-gram model, a cache or a mixture.
    /// Or more than 8 mixtures are inside each other. Or an n-gram model is too large for <see cref="NgramModel.Save"/>.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public void Save(string path, IReadOnlyDictionary<string, string>? metadata = null) =>
        WhileReading([.. Generated()], () => Checkpoint.Save(path, Content(), metadata));

    /// <summary>What <see cref="Save"/> writes.</summary>
    internal CheckpointContent Content() => MixtureCheckpoint.Content(this, _weights.Rows, _frequencies);

    /// <summary>Does something while no other thread can train the models.</summary>
    private static void WhileReading(ReadOnlySpan<ILanguageModel> models, Action action)
    {
        if (models.IsEmpty)
        {
            action();
            return;
        }
        using IDisposable reading = models[0].BeginReading();
        WhileReading(models[1..], action);
    }

    /// <summary>The generated models of the mixture and of the mixtures in it.</summary>
    private IEnumerable<ILanguageModel> Generated() => Components.SelectMany(component => component switch
    {
        ILanguageModel model => [model],
        MixtureModel mixture => mixture.Generated(),
        _ => [],
    });

    /// <summary>The mean shares of the components in each bucket, which are its next weights.</summary>
    private static double[][] Expect(MixtureWeights weights, ComponentProbabilities probabilities, int[] buckets, out double loss)
    {
        double[][] shares = [.. weights.Rows.Select(row => new double[row.Count])];
        int[] counts = new int[shares.Length];
        loss = 0;
        for (int i = 0; i < probabilities.Count; i++)
        {
            int bucket = buckets[i];
            loss -= probabilities.AddShares(i, weights[bucket], shares[bucket]) / probabilities.Count;
            counts[bucket]++;
        }
        for (int bucket = 0; bucket < shares.Length; bucket++)
        {
            if (counts[bucket] > 0)
                TensorPrimitives.Divide(shares[bucket], counts[bucket], shares[bucket]);
            else
                weights[bucket].CopyTo(shares[bucket]);
        }
        return shares;
    }

    private void LogProbabilities(MixtureWeights weights, ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        float[][] components = new float[Components.Count][];
        for (int k = 0; k < components.Length; k++)
        {
            components[k] = new float[logProbabilities.Length];
            LogProbabilities(Components[k], context, components[k]);
        }
        var probabilities = new ComponentProbabilities(components);
        ReadOnlySpan<double> row = weights[BucketOf(_frequencies?.Frequency(context) ?? 0)];
        for (int token = 0; token < logProbabilities.Length; token++)
            logProbabilities[token] = (float)probabilities.LogProbability(token, row);
    }

    /// <summary>log softmax(logits) of a component, from the last tokens of a context.</summary>
    private static void LogProbabilities(INextTokenModel model, ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        model.Logits(context[^model.ContextLength..], logProbabilities);
        double largest = TensorPrimitives.Max<float>(logProbabilities);
        double sum = 0;
        foreach (float logit in logProbabilities)
            sum += Math.Exp(logit - largest);
        TensorPrimitives.Subtract(logProbabilities, (float)(largest + Math.Log(sum)), logProbabilities);
    }

    /// <summary>
    /// The log-probabilities that the components give to the targets, from the last tokens of the contexts. A context in a
    /// dataset has at least one token. A model of unigrams ignores it.
    /// </summary>
    private float[][] LogProbabilitiesOf(ContextDataset data) =>
        [.. Components.Select(component => component.LogProbabilities(data.Shortened(component.DataContextLength)))];

    /// <summary>The log-probabilities that the mixture gives to the targets.</summary>
    private float[] Mix(MixtureWeights weights, float[][] components, ContextDataset data)
    {
        var probabilities = new ComponentProbabilities(components);
        int[] buckets = BucketsOf(data);
        float[] mixed = new float[data.Count];
        for (int i = 0; i < mixed.Length; i++)
            mixed[i] = (float)probabilities.LogProbability(i, weights[buckets[i]]);
        return mixed;
    }

    private int[] BucketsOf(ContextDataset data) =>
        _frequencies is null ? new int[data.Count] : Array.ConvertAll(_frequencies.Frequencies(data), BucketOf);

    private static int BucketOf(int frequency) =>
        frequency == 0 ? 0 : Math.Min(1 + BitOperations.Log2((uint)frequency), Buckets - 1);

    /// <summary>How many rows the weights have.</summary>
    private static int Rows(NgramModel? frequencies) => frequencies is null ? 1 : Buckets;

    private static MixtureWeights Given(IReadOnlyList<IReadOnlyList<float>> weights, int rows, int components)
    {
        if (weights.Count != rows || !weights.All(row => row?.Count == components))
            throw new ArgumentException($"The weights must have {rows} rows of {components} numbers.", nameof(weights));
        return MixtureWeights.FaultOf(weights) is { } fault
            ? throw new ArgumentException($"The weights {fault}.", nameof(weights))
            : MixtureWeights.Of(weights);
    }

    private static double[] Equal(int components) => [.. Enumerable.Repeat(1.0 / components, components)];

    private void ThrowUnlessFits(ContextDataset data) =>
        ModelArguments.ThrowUnlessFits(data, nameof(MixtureModel), DataContextLength, Vocabulary, orLonger: true);

    private static INextTokenModel[] Pair(INextTokenModel first, INextTokenModel second, float weight)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        OptionRange.Require(weight is >= 0 and <= 1, weight, "must be between 0 and 1");
        ThrowUnlessAlike(first, second, nameof(second));
        return [first, second];
    }

    private static INextTokenModel[] Several(IReadOnlyList<INextTokenModel> components)
    {
        ModelArguments.ThrowIfAnyNull(components);
        if (components.Count < 2)
            throw new ArgumentException($"A mixture needs at least 2 models; the list has {components.Count}.", nameof(components));
        foreach (INextTokenModel component in components)
            ThrowUnlessAlike(components[0], component, nameof(components));
        return [.. components];
    }

    private static void ThrowUnlessAlike(INextTokenModel one, INextTokenModel other, string argument)
    {
        if (!one.Vocabulary.Equals(other.Vocabulary))
            throw new ArgumentException($"{other.GetType().Name} has other tokens than {one.GetType().Name}; models that are mixed share their vocabulary.", argument);
    }
}
