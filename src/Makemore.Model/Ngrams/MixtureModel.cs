using System.Numerics;
using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// A mixture of two models: p = w · p₁ + (1 − w) · p₂. A neural model and an n-gram model make different errors. Their
/// mixture therefore predicts better than either model (Bengio et al. 2003, section 4.2). The mixture has one weight for
/// all contexts or, as the paper suggests, one weight for each frequency of the context.
/// </summary>
/// <remarks>
/// Any number of threads may use one mixture at the same time. <see cref="LearnWeights"/> replaces all weights together
/// when it ends. Every other call uses the weights that the mixture had when the call began. A call on the mixture also
/// reads its two models. The documentation of each model says what happens if another thread trains the model at that
/// time.
/// </remarks>
/// <example>
/// <code>
/// var mixture = new MixtureModel(model, ngrams);
/// mixture.LearnWeights(dev);
/// Console.WriteLine($"{mixture.Weights[0]:P0} of the model: {mixture.Loss(test)} nats");
/// </code>
/// </example>
public sealed class MixtureModel : INextTokenModel
{
    private const string WeightsName = "weights";

    /// <summary>One for contexts never seen, seen once, 2 or 3 times, 4 to 7 times and so on, and 512 times or more.</summary>
    private const int Buckets = 11;

    /// <summary>The weights have converged when an iteration changes none of them by more than this.</summary>
    private const double Converged = 1e-7;

    private readonly INextTokenModel _first;
    private readonly INextTokenModel _second;
    private readonly NgramModel? _frequencies;

    /// <summary>
    /// The weight of the first model, by bucket. The array never changes: new weights are a new array. A call reads the
    /// field once.
    /// </summary>
    private volatile float[] _weights;

    /// <summary>Mixes two models. They do not change.</summary>
    /// <param name="first">A model.</param>
    /// <param name="second">Another model with the same vocabulary; its context may be longer or shorter.</param>
    /// <param name="weight">w, the weight of the first model, from 0 to 1.</param>
    /// <param name="frequencies">Counts how often a context occurs. Each frequency then has its own weight. If this is null, there is one weight.</param>
    /// <exception cref="ArgumentException">The models have different tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not between 0 and 1.</exception>
    public MixtureModel(INextTokenModel first, INextTokenModel second, float weight = 0.5f, NgramModel? frequencies = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        OptionRange.Require(weight is >= 0 and <= 1, weight, "must be between 0 and 1");
        ThrowUnlessAlike(first, second, nameof(second));
        if (frequencies is not null)
            ThrowUnlessAlike(first, frequencies, nameof(frequencies));
        _first = first;
        _second = second;
        _frequencies = frequencies;
        _weights = SameWeights(weight, frequencies is null ? 1 : Buckets);
        ContextLength = Math.Max(Math.Max(first.ContextLength, second.ContextLength), frequencies?.ContextLength ?? 0);
    }

    /// <summary>
    /// The weights of the first model: one for all contexts, or one for each frequency of the context. The frequencies
    /// are 0, 1, 2 to 3, 4 to 7, and so on up to 512 or more.
    /// </summary>
    public IReadOnlyList<float> Weights => _weights.AsReadOnly();

    /// <inheritdoc/>
    public Vocabulary Vocabulary => _first.Vocabulary;

    /// <summary>How many tokens the mixture reads before it predicts the next one: the longest context of its models.</summary>
    public int ContextLength { get; }

    /// <summary>Mixes two models with the weights of a file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <param name="first">A model.</param>
    /// <param name="second">Another model with the same vocabulary; its context may be longer or shorter.</param>
    /// <param name="frequencies">Counts how often a context occurs, if the file has a weight for each frequency.</param>
    /// <exception cref="ArgumentException">The path is empty, or the models have different tokens.</exception>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static MixtureModel Load(string path, INextTokenModel first, INextTokenModel second, NgramModel? frequencies = null)
    {
        var mixture = new MixtureModel(first, second, frequencies: frequencies);
        float[] weights = new float[mixture.Weights.Count];
        Checkpoint.Load(path, nameof(MixtureModel), [(WeightsName, [weights.Length])], mixture.Settings())[WeightsName].FlattenTo(weights);
        if (!Array.TrueForAll(weights, weight => weight is >= 0 and <= 1))
            throw CheckpointException.Damaged(path, "its weights do not all lie between 0 and 1");
        mixture._weights = weights;
        return mixture;
    }

    /// <summary>
    /// Finds the weights with the lowest loss on the data. It uses expectation–maximization, and starts with weights of ½.
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
        float[] first = LogProbabilities(_first, data);
        float[] second = LogProbabilities(_second, data);
        int[] buckets = BucketsOf(data);
        float[] weights = SameWeights(0.5f, _weights.Length);
        var losses = new List<float>();
        bool converged = false;
        while (!converged && losses.Count < maxIterations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] next = Expect(weights, first, second, buckets, out double loss);
            losses.Add((float)loss);
            converged = next.Zip(weights).All(pair => Math.Abs(pair.First - pair.Second) <= Converged);
            weights = Array.ConvertAll(next, weight => (float)weight);
        }
        _weights = weights;
        return losses.AsReadOnly();
    }

    /// <inheritdoc/>
    /// <remarks>The contexts of the data may be longer than the mixture's.</remarks>
    public float Loss(ContextDataset data) => -(float)LogProbabilities(data).Average(p => (double)p);

    /// <inheritdoc/>
    /// <remarks>The contexts of the data may be longer than the mixture's.</remarks>
    public float[] LogProbabilities(ContextDataset data)
    {
        ThrowUnlessFits(data);
        float[] weights = _weights;
        float[] first = LogProbabilities(_first, data);
        float[] second = LogProbabilities(_second, data);
        int[] buckets = BucketsOf(data);
        for (int i = 0; i < first.Length; i++)
            first[i] = (float)Mix(weights[buckets[i]], first[i], second[i]).LogProbability;
        return first;
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
    /// Each text reads the two models for itself, so that they can be trained between two texts. The mixture does not
    /// compute the probabilities after a context again that it has met before.
    /// </remarks>
    public IEnumerable<string> EnumerateSamples(SamplingOptions? options = null) =>
        TokenSampler.Texts(Vocabulary, ContextLength, options, () =>
        {
            float[] weights = _weights;
            return (context, logits) => LogProbabilities(weights, context, logits);
        });

    /// <summary>
    /// Saves the weights as a safetensors file, without the two models. An existing file is replaced completely or not at
    /// all.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="metadata">Further entries for the metadata of the file.</param>
    /// <exception cref="ArgumentException">
    /// The path is empty, or the metadata has a key that is reserved for the models' own entries.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public void Save(string path, IReadOnlyDictionary<string, string>? metadata = null)
    {
        float[] weights = _weights;
        var tensors = new Dictionary<string, Tensor<float>> { [WeightsName] = Tensor.Create(weights, [weights.Length]) };
        Checkpoint.Save(path, nameof(MixtureModel), tensors, Settings(), metadata);
    }

    /// <summary>By bucket: the mean posterior probability of the first model, which is its next weight.</summary>
    private static double[] Expect(float[] weights, float[] first, float[] second, int[] buckets, out double loss)
    {
        double[] shares = new double[weights.Length];
        int[] counts = new int[weights.Length];
        loss = 0;
        for (int i = 0; i < first.Length; i++)
        {
            (double logProbability, double share) = Mix(weights[buckets[i]], first[i], second[i]);
            loss -= logProbability / first.Length;
            shares[buckets[i]] += share;
            counts[buckets[i]]++;
        }
        for (int bucket = 0; bucket < shares.Length; bucket++)
            shares[bucket] = counts[bucket] > 0 ? shares[bucket] / counts[bucket] : weights[bucket];
        return shares;
    }

    /// <summary>
    /// The log-probability of the mixture, and the first model's share of the probability. If both models give the
    /// probability 0, the share is the weight.
    /// </summary>
    private static (double LogProbability, double Share) Mix(double weight, double first, double second)
    {
        double larger = Math.Max(first, second);
        if (double.IsNegativeInfinity(larger))
            return (larger, weight);
        double own = weight * Math.Exp(first - larger);
        double sum = own + (1 - weight) * Math.Exp(second - larger);
        return (larger + Math.Log(sum), own / sum);
    }

    private void LogProbabilities(float[] weights, ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        float[] second = new float[logProbabilities.Length];
        LogProbabilities(_first, context, logProbabilities);
        LogProbabilities(_second, context, second);
        float weight = weights[BucketOf(_frequencies?.Frequency(context) ?? 0)];
        for (int token = 0; token < logProbabilities.Length; token++)
            logProbabilities[token] = (float)Mix(weight, logProbabilities[token], second[token]).LogProbability;
    }

    /// <summary>log softmax(logits) of one of the models, from the last tokens of a context.</summary>
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
    /// The log-probabilities of one of the models, from the last tokens of the contexts. A context in a dataset has at least
    /// one token. A model of unigrams ignores it.
    /// </summary>
    private static float[] LogProbabilities(INextTokenModel model, ContextDataset data) =>
        model.LogProbabilities(data.Shortened(Math.Max(model.ContextLength, 1)));

    private int[] BucketsOf(ContextDataset data) =>
        _frequencies is null ? new int[data.Count] : Array.ConvertAll(_frequencies.Frequencies(data), BucketOf);

    private static int BucketOf(int frequency) =>
        frequency == 0 ? 0 : Math.Min(1 + BitOperations.Log2((uint)frequency), Buckets - 1);

    private static float[] SameWeights(float weight, int count)
    {
        float[] weights = new float[count];
        Array.Fill(weights, weight);
        return weights;
    }

    private IEnumerable<(string Name, string Value)> Settings() => ModelSettings.Of(ContextLength, Vocabulary);

    private void ThrowUnlessFits(ContextDataset data) =>
        ModelArguments.ThrowUnlessFits(data, nameof(MixtureModel), ContextLength, Vocabulary, orLonger: true);

    private static void ThrowUnlessAlike(INextTokenModel one, INextTokenModel other, string argument)
    {
        if (!one.Vocabulary.Equals(other.Vocabulary))
            throw new ArgumentException($"{other.GetType().Name} has other tokens than {one.GetType().Name}; models that are mixed share their vocabulary.", argument);
    }
}
