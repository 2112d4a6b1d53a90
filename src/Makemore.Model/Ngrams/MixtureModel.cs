using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// Two models in one: p = w · p₁ + (1 − w) · p₂. A neural model and an n-gram model err at different places, so that the
/// mixture is better than either (Bengio et al. 2003, section 4.2). There is one weight for all contexts or, as the paper
/// suggests, one for all that were seen about as often.
/// </summary>
/// <example>
/// <code>
/// var mixture = new MixtureModel(model, ngrams);
/// mixture.LearnWeights(dev);
/// Console.WriteLine($"{mixture.Weights[0]:P0} of the model: {mixture.Loss(test)} nats");
/// </code>
/// </example>
public sealed class MixtureModel : ILanguageModel
{
    private const string WeightsName = "weights";

    /// <summary>Contexts that were never seen, seen once, 2 or 3 times, 4 to 7 times… and 512 times or more.</summary>
    private const int Buckets = 11;

    /// <summary>Iterations of <see cref="LearnWeights"/> at most; some tens are what it takes.</summary>
    private const int MostSteps = 1000;

    /// <summary>An iteration that moves no weight by more than this is the last.</summary>
    private const double Converged = 1e-7;

    private readonly ILanguageModel _first;
    private readonly ILanguageModel _second;
    private readonly NgramModel? _frequencies;
    private readonly float[] _weights;

    /// <summary>Mixes two models, which stay as they are.</summary>
    /// <param name="first">A model.</param>
    /// <param name="second">Another with the same vocabulary; its context may be longer or shorter.</param>
    /// <param name="weight">w, the first model's share, from 0 to 1; to begin with, if it is learned.</param>
    /// <param name="frequencies">Tells how often a context was seen, so that rarer ones have a weight of their own; with null there is one weight.</param>
    /// <exception cref="ArgumentException">The models have different tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not a share.</exception>
    public MixtureModel(ILanguageModel first, ILanguageModel second, float weight = 0.5f, NgramModel? frequencies = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        OptionRange.Require(weight is >= 0 and <= 1, weight, "must lie between 0 and 1");
        ThrowUnlessAlike(first, second, nameof(second));
        if (frequencies is not null)
            ThrowUnlessAlike(first, frequencies, nameof(frequencies));
        _first = first;
        _second = second;
        _frequencies = frequencies;
        _weights = new float[frequencies is null ? 1 : Buckets];
        Array.Fill(_weights, weight);
        int context = Math.Max(Math.Max(first.Spec.Context, second.Spec.Context), frequencies?.Spec.Context ?? 0);
        Spec = ModelSpec.WithoutLayers(nameof(MixtureModel), context, Vocabulary, [new ParameterSpec(WeightsName, [_weights.Length], "½") { IsLearned = false }]);
    }

    /// <summary>w: the first model's share, after contexts that were never seen, seen once, 2 or 3 times, 4 to 7 times…, or the one for all.</summary>
    public IReadOnlyList<float> Weights => _weights.AsReadOnly();

    /// <summary>The longest of the contexts, and the table of the weights; the two models have their own.</summary>
    public ModelSpec Spec { get; }

    /// <inheritdoc/>
    public Vocabulary Vocabulary => _first.Vocabulary;

    /// <summary>A copy of the weights, by the name <c>weights</c>.</summary>
    public IReadOnlyDictionary<string, Tensor<float>> Parameters =>
        new Dictionary<string, Tensor<float>> { [WeightsName] = Tensor.Create([.. _weights], [_weights.Length]) }.AsReadOnly();

    /// <summary>Mixes two models with the weights of a file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <param name="first">A model.</param>
    /// <param name="second">Another with the same vocabulary; its context may be longer or shorter.</param>
    /// <param name="frequencies">Tells how often a context was seen, if the file has a weight for each frequency.</param>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The models have different tokens.</exception>
    public static MixtureModel Load(string path, ILanguageModel first, ILanguageModel second, NgramModel? frequencies = null)
    {
        var mixture = new MixtureModel(first, second, frequencies: frequencies);
        Checkpoint.Load(path, mixture)[WeightsName].FlattenTo(mixture._weights);
        return Array.TrueForAll(mixture._weights, weight => weight is >= 0 and <= 1)
            ? mixture
            : throw CheckpointException.Damaged(path, "its weights do not all lie between 0 and 1");
    }

    /// <summary>Finds the weights by which the data is likeliest, by expectation–maximization from one half on.</summary>
    /// <param name="data">Examples that neither model has learned from: on its own, what has learned more by heart would win.</param>
    /// <returns>The iterations as steps, and the loss before each.</returns>
    /// <exception cref="ArgumentException">The data has no examples, shorter contexts or other tokens than the models.</exception>
    public TrainingResult LearnWeights(ContextDataset data) => Train(data);

    /// <summary>Learns the weights alone, as <see cref="LearnWeights"/> does: the models have learned already.</summary>
    /// <param name="data">Examples that neither model has learned from.</param>
    /// <param name="options">How many iterations to make at most; the others have no meaning here.</param>
    /// <param name="progress">Told of every iteration.</param>
    /// <param name="cancellationToken">Stops the training between two iterations.</param>
    /// <returns>The iterations as steps, and the loss before each.</returns>
    /// <exception cref="ArgumentException">The data has no examples, shorter contexts or other tokens than the models; or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public TrainingResult Train(
        ContextDataset data,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowUnlessFits(data);
        options?.Validate();
        var watch = Stopwatch.StartNew();
        float[] first = LogProbabilities(_first, data);
        float[] second = LogProbabilities(_second, data);
        int[] buckets = BucketsOf(data);
        var losses = new List<float>();
        Array.Fill(_weights, 0.5f);
        bool moves = true;
        while (moves && losses.Count < (options?.Steps ?? MostSteps))
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] weights = Expect(first, second, buckets, out double loss);
            progress?.Report(new TrainingProgress(losses.Count, (float)loss, ValidationLoss: null, LearningRate: 0, watch.Elapsed));
            losses.Add((float)loss);
            moves = false;
            for (int bucket = 0; bucket < _weights.Length; bucket++)
            {
                moves |= Math.Abs(weights[bucket] - _weights[bucket]) > Converged;
                _weights[bucket] = (float)weights[bucket];
            }
        }
        return new TrainingResult(losses.Count, watch.Elapsed, losses.AsReadOnly());
    }

    /// <inheritdoc/>
    public float Loss(ContextDataset data) => -(float)LogProbabilities(data).Average(p => (double)p);

    /// <inheritdoc/>
    public float[] LogProbabilities(ContextDataset data)
    {
        ThrowUnlessFits(data);
        float[] first = LogProbabilities(_first, data);
        float[] second = LogProbabilities(_second, data);
        int[] buckets = BucketsOf(data);
        for (int i = 0; i < first.Length; i++)
            first[i] = (float)Mix(_weights[buckets[i]], first[i], second[i]).LogProbability;
        return first;
    }

    /// <summary>None: the weights are learned without one.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The data has no examples, shorter contexts or other tokens than the models.</exception>
    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data)
    {
        ThrowUnlessFits(data);
        return ReadOnlyDictionary<string, Tensor<float>>.Empty;
    }

    /// <summary>The log-probability of every next token.</summary>
    /// <param name="context">The tokens before it, oldest first; as many as the longest of the contexts.</param>
    /// <param name="logits">Receives a number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        Spec.ThrowUnlessReads(context, logits);
        LogProbabilities(context, logits);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Sample(int count, SamplingOptions? options = null) =>
        new TokenSampler(Vocabulary, Math.Max(Spec.Context, 1), options).Texts(count, LogProbabilities);

    /// <summary>Writes the weights, and not the two models, as a safetensors file; an older file is replaced in one piece or not at all.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => Checkpoint.Save(path, this);

    /// <summary>By bucket: the share of the data's likelihood that is the first model's, the next weight of it.</summary>
    private double[] Expect(float[] first, float[] second, int[] buckets, out double loss)
    {
        double[] shares = new double[_weights.Length];
        int[] counts = new int[_weights.Length];
        loss = 0;
        for (int i = 0; i < first.Length; i++)
        {
            (double logProbability, double share) = Mix(_weights[buckets[i]], first[i], second[i]);
            loss -= logProbability / first.Length;
            shares[buckets[i]] += share;
            counts[buckets[i]]++;
        }
        for (int bucket = 0; bucket < shares.Length; bucket++)
            shares[bucket] = counts[bucket] > 0 ? shares[bucket] / counts[bucket] : _weights[bucket];
        return shares;
    }

    /// <summary>The mixture's log-probability, and the first model's share in it. Where both models have none, the share is the weight.</summary>
    private static (double LogProbability, double Share) Mix(double weight, double first, double second)
    {
        double larger = Math.Max(first, second);
        if (double.IsNegativeInfinity(larger))
            return (larger, weight);
        double own = weight * Math.Exp(first - larger);
        double sum = own + (1 - weight) * Math.Exp(second - larger);
        return (larger + Math.Log(sum), own / sum);
    }

    private void LogProbabilities(ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        float[] second = new float[logProbabilities.Length];
        LogProbabilities(_first, context, logProbabilities);
        LogProbabilities(_second, context, second);
        float weight = _weights[BucketOf(context)];
        for (int token = 0; token < logProbabilities.Length; token++)
            logProbabilities[token] = (float)Mix(weight, logProbabilities[token], second[token]).LogProbability;
    }

    /// <summary>log softmax(logits) of one of the models, by the tokens that it reads.</summary>
    private static void LogProbabilities(ILanguageModel model, ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        model.Logits(context[^model.Spec.Context..], logProbabilities);
        double largest = TensorPrimitives.Max<float>(logProbabilities);
        double sum = 0;
        foreach (float logit in logProbabilities)
            sum += Math.Exp(logit - largest);
        TensorPrimitives.Subtract(logProbabilities, (float)(largest + Math.Log(sum)), logProbabilities);
    }

    /// <summary>Those of one of the models, by the tokens that it reads. Data cannot have empty contexts; who needs none takes any.</summary>
    private static float[] LogProbabilities(ILanguageModel model, ContextDataset data) =>
        model.LogProbabilities(data.Shortened(Math.Max(model.Spec.Context, 1)));

    private int[] BucketsOf(ContextDataset data)
    {
        int[] buckets = new int[data.Count];
        for (int i = 0; i < buckets.Length; i++)
            buckets[i] = BucketOf(data.Context(i));
        return buckets;
    }

    private int BucketOf(ReadOnlySpan<int> context)
    {
        int frequency = _frequencies?.Frequency(context) ?? 0;
        return frequency == 0 ? 0 : Math.Min(1 + BitOperations.Log2((uint)frequency), Buckets - 1);
    }

    private void ThrowUnlessFits(ContextDataset data) => ContextDataset.ThrowUnlessFits(data, Spec, orLonger: true);

    private static void ThrowUnlessAlike(ILanguageModel one, ILanguageModel other, string argument)
    {
        if (!one.Vocabulary.HasSameTokens(other.Vocabulary))
            throw new ArgumentException($"{other.Spec.Name} has other tokens than {one.Spec.Name}; models that are mixed share their vocabulary.", argument);
    }
}
