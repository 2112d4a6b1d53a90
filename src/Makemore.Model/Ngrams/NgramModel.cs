using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// The model of counts that neural models were invented to beat: the probability of a token after the n − 1 tokens before
/// it, from how often these n-grams occur in the data, smoothed as <see cref="NgramSmoothing"/> says. The notebook's
/// predecessor, makemore's bigram of counts, is of order 2 with <c>NgramSmoothing.AddK(1)</c>.
/// </summary>
/// <remarks>
/// A line begins with a single boundary, however many of them pad its contexts: an n-gram that begins with more is the
/// shorter n-gram that begins with one. Nothing stands before a boundary, so that Kneser–Ney takes how often such an
/// n-gram occurs where it otherwise takes the number of continuations. The boundary that ends a line is a token like any
/// other, and so is &lt;unk&gt;. Memory grows with the number of distinct n-grams.
/// </remarks>
/// <example>
/// <code>
/// var ngrams = new NgramModel(vocabulary, order: 5);
/// ngrams.Train(ContextDataset.Build(text, vocabulary, context: 4));
/// </code>
/// </example>
public sealed class NgramModel : ILanguageModel
{
    /// <summary>How many examples are counted between two looks at the cancellation.</summary>
    private const int CancellationInterval = 1 << 16;

    private NgramCounts _counts;
    private INgramEstimate _estimate;

    /// <summary>A model that has counted nothing: to it all tokens are as likely.</summary>
    /// <param name="vocabulary">The tokens it reads and predicts.</param>
    /// <param name="order">How many tokens an n-gram has, the predicted one among them; 1 or more.</param>
    /// <param name="smoothing">How it gets from counts to probabilities; <see cref="NgramSmoothing.KneserNey"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is less than 1.</exception>
    public NgramModel(Vocabulary vocabulary, int order, NgramSmoothing? smoothing = null)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        OptionRange.Require(order >= 1, order, "must be 1 or more");
        Vocabulary = vocabulary;
        Order = order;
        Smoothing = smoothing ?? NgramSmoothing.KneserNey;
        Take(NewCounter());
    }

    /// <summary>How many tokens an n-gram has, the predicted one among them.</summary>
    public int Order { get; }

    /// <summary>How the model gets from counts to probabilities.</summary>
    public NgramSmoothing Smoothing { get; }

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <summary>The context, order − 1, and the table of what was counted; there are no embeddings and no layers.</summary>
    public ModelSpec Spec { get; private set; }

    /// <summary>
    /// Copies of what was counted: <c>ngrams</c>, a row of token numbers (N × order) for each n-gram that occurs, padded
    /// with boundaries in front, and <c>counts</c> (N). Counts above 2²⁴ are rounded to a float.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor<float>> Parameters => NgramCheckpoint.Tensors(_counts, Spec.Parameters);

    /// <summary>Reads a model from a safetensors file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NgramModel Load(string path)
    {
        using var file = new SafetensorsReader(path);
        var model = new NgramModel(SavedVocabulary.Of(file.Info), NgramCheckpoint.OrderOf(file.Info), NgramCheckpoint.SmoothingOf(file.Info));
        (int[] ngrams, int[] counts) = NgramCheckpoint.Read(file, model.Vocabulary);
        NgramCounter counter = model.NewCounter();
        for (int row = 0; row < counts.Length; row++)
        {
            ReadOnlySpan<int> ngram = ngrams.AsSpan(row * model.Order, model.Order);
            counter.Add(model.History(ngram[..^1]), ngram[^1], counts[row]);
        }
        model.Take(counter);
        return model;
    }

    /// <summary>Counts the data's n-grams; what was counted before is forgotten.</summary>
    /// <param name="data">The examples, whose contexts may be longer than the model's.</param>
    /// <param name="options">Without meaning here, beyond that their values must be in range: counting takes no steps.</param>
    /// <param name="progress">Is told nothing.</param>
    /// <param name="cancellationToken">Stops the counting; the model is then as it was.</param>
    /// <returns>How long it took, and no steps.</returns>
    /// <exception cref="ArgumentException">The data has no examples, shorter contexts or other tokens than the model; or an option is out of its range.</exception>
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
        NgramCounter counter = NewCounter();
        for (int i = 0; i < data.Count; i++)
        {
            if (i % CancellationInterval == 0)
                cancellationToken.ThrowIfCancellationRequested();
            counter.Add(History(data.Context(i)), data.Target(i), 1);
        }
        Take(counter);
        return new TrainingResult(Steps: 0, watch.Elapsed, LossHistory: []);
    }

    /// <inheritdoc/>
    /// <remarks>Without smoothing it is infinite where a target has the probability 0.</remarks>
    public float Loss(ContextDataset data) => -(float)LogProbabilities(data).Average(p => (double)p);

    /// <inheritdoc/>
    public float[] LogProbabilities(ContextDataset data)
    {
        ThrowUnlessFits(data);
        float[] logProbabilities = new float[data.Count];
        for (int i = 0; i < logProbabilities.Length; i++)
            logProbabilities[i] = (float)Math.Log(_estimate.Probability(History(data.Context(i)), data.Target(i)));
        return logProbabilities;
    }

    /// <summary>None: counts have no gradient.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The data has no examples, shorter contexts or other tokens than the model.</exception>
    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data)
    {
        ThrowUnlessFits(data);
        return ReadOnlyDictionary<string, Tensor<float>>.Empty;
    }

    /// <summary>The log-probability of every next token, −∞ where the probability is 0.</summary>
    /// <param name="context">The tokens before it, oldest first; as many as the model's context. Those before a boundary do not matter.</param>
    /// <param name="logits">Receives a number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        Spec.ThrowUnlessReads(context, logits);
        LogProbabilities(context, logits);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Sample(int count, SamplingOptions? options = null) =>
        // A sampler's context cannot be empty; the history is as long as it should be all the same.
        new TokenSampler(Vocabulary, Math.Max(Spec.Context, 1), options).Texts(count, LogProbabilities);

    /// <summary>How often a context was seen in the data, as far back as the model looks.</summary>
    /// <param name="context">The tokens, oldest first; order − 1 or more of them.</param>
    internal int Frequency(ReadOnlySpan<int> context)
    {
        int node = _counts.Find(History(context));
        return node == NgramCounts.None ? 0 : TensorPrimitives.Sum(_counts.Counts(node));
    }

    /// <summary>Writes what was counted as a safetensors file; an older file is replaced in one piece or not at all.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => Checkpoint.Save(path, this, NgramCheckpoint.Settings(this));

    /// <summary>The part of a context that the next token depends on: its last tokens, back to a boundary.</summary>
    private ReadOnlySpan<int> History(ReadOnlySpan<int> context)
    {
        ReadOnlySpan<int> history = context[^(Order - 1)..];
        int boundary = history.LastIndexOf(Vocabulary.Boundary);
        return boundary < 0 ? history : history[boundary..];
    }

    private void LogProbabilities(ReadOnlySpan<int> context, Span<float> logits)
    {
        double[] probabilities = new double[logits.Length];
        _estimate.Probabilities(History(context), probabilities);
        for (int token = 0; token < logits.Length; token++)
            logits[token] = (float)Math.Log(probabilities[token]);
    }

    private NgramCounter NewCounter() => new(withContinuations: Smoothing.K is null);

    [MemberNotNull(nameof(_counts), nameof(_estimate), nameof(Spec))]
    private void Take(NgramCounter counter)
    {
        _counts = counter.ToCounts();
        _estimate = Smoothing.K is { } k
            ? new AddKEstimate(_counts, Vocabulary.Count, k)
            : new KneserNeyEstimate(_counts, Vocabulary.Count);
        Spec = ModelSpec.WithoutLayers(nameof(NgramModel), Order - 1, Vocabulary, NgramCheckpoint.Table(_counts, Order));
    }

    private void ThrowUnlessFits(ContextDataset data) => ContextDataset.ThrowUnlessFits(data, Spec, orLonger: true);
}
