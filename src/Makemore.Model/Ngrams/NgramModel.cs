using Makemore.Engine;

namespace Makemore;

/// <summary>
/// An n-gram model, the usual baseline of neural language models. It counts the n-grams of the data, and estimates the
/// probability of a token from the n − 1 tokens before it. <see cref="NgramSmoothing"/> says how. The bigram model of counts
/// in makemore's lecture has order 2 and <c>NgramSmoothing.AddK(1)</c>.
/// </summary>
/// <remarks>
/// <para>
/// A line begins with one boundary, and so does a running text as a whole. If more boundaries pad its contexts, only the last of them counts. Kneser–Ney uses the
/// number of different tokens before an n-gram. An n-gram that begins with a boundary has no token before it, so Kneser–Ney
/// uses its count instead. The boundary that ends a line and &lt;unk&gt; are tokens like any other. Memory grows with the
/// number of distinct n-grams.
/// </para>
/// <para>
/// Any number of threads may use one model at the same time. <see cref="Train"/> may run beside other calls, and replaces
/// all counts together when it ends. Every other call uses the counts that the model had when the call began. If several
/// threads train the model, the training that ends last sets the counts.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var ngrams = new NgramModel(vocabulary, order: 5);
/// ngrams.Train(ContextDataset.Build(text, vocabulary, context: 4));
/// </code>
/// </example>
public sealed class NgramModel : INextTokenModel
{
    /// <summary>The largest order. A longer context hardly ever occurs twice.</summary>
    internal const int MaxOrder = 1024;

    /// <summary>How many examples are counted between two checks of the cancellation token.</summary>
    private const int CancellationInterval = 1 << 14;

    /// <summary>The counts. They never change: a training sets new ones. A call reads the field once.</summary>
    private volatile CountedNgrams _counted;

    /// <summary>Creates a model without counts. It gives all tokens the same probability.</summary>
    /// <param name="vocabulary">The tokens that the model reads and predicts.</param>
    /// <param name="order">How many tokens an n-gram has, including the predicted one; from 1 to 1024.</param>
    /// <param name="smoothing">How to compute probabilities from counts; null uses <see cref="NgramSmoothing.KneserNey"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is less than 1 or more than 1024.</exception>
    public NgramModel(Vocabulary vocabulary, int order, NgramSmoothing? smoothing = null)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        OptionRange.Require(order is >= 1 and <= MaxOrder, order, $"must be from 1 to {MaxOrder}");
        Vocabulary = vocabulary;
        Order = order;
        Smoothing = smoothing ?? NgramSmoothing.KneserNey;
        _counted = Counted(NewCounter());
    }

    /// <summary>How many tokens an n-gram has, including the predicted one.</summary>
    public int Order { get; }

    /// <summary>How the model computes probabilities from counts.</summary>
    public NgramSmoothing Smoothing { get; }

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <summary>How many tokens the model reads before it predicts the next one: <see cref="Order"/> − 1.</summary>
    public int ContextLength => Order - 1;

    /// <summary>Reads a model from a safetensors file.</summary>
    /// <remarks>
    /// The memory is in proportion to the length of the file: at most 64 bytes for each of its bytes, and 1 MiB more.
    /// No number in the file can make it larger.
    /// </remarks>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static NgramModel Load(string path)
    {
        using var file = new SafetensorsReader(path);
        return Load(file);
    }

    /// <summary>Reads a model from a safetensors file, or from the file of a mixture.</summary>
    /// <inheritdoc cref="Load(string)" path="/remarks"/>
    /// <param name="file">A file of an n-gram model, or one of its <see cref="CheckpointInfo.Components"/>. It is opened again.</param>
    /// <exception cref="CheckpointException">It is not of an n-gram model; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static NgramModel Load(CheckpointInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var reader = new SafetensorsReader(file);
        return Load(reader);
    }

    /// <summary>Reads a model from an open file.</summary>
    internal static NgramModel Load(SafetensorsReader file)
    {
        var model = new NgramModel(SavedVocabulary.Of(file.Info), NgramCheckpoint.OrderOf(file.Info), NgramCheckpoint.SmoothingOf(file.Info));
        (int[] ngrams, int[] counts) = NgramCheckpoint.Read(file, model.Vocabulary);
        NgramCounter counter = model.NewCounter();
        for (int row = 0; row < counts.Length; row++)
        {
            ReadOnlySpan<int> ngram = ngrams.AsSpan(row * model.Order, model.Order);
            counter.Add(CountedNgrams.History(ngram[..^1], model.Order), ngram[^1], counts[row]);
        }
        model._counted = model.Counted(counter);
        return model;
    }

    /// <summary>Counts the n-grams of the data. The new counts replace the earlier ones.</summary>
    /// <param name="data">The examples. Their contexts may be longer than the model's.</param>
    /// <param name="cancellationToken">Stops the counting. The model then keeps its earlier counts.</param>
    /// <exception cref="ArgumentException">The data has no examples, shorter contexts than the model, or other tokens.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public void Train(ContextDataset data, CancellationToken cancellationToken = default)
    {
        ThrowUnlessFits(data);
        NgramCounter counter = NewCounter();
        for (int i = 0; i < data.Count; i++)
        {
            if (i % CancellationInterval == 0)
                cancellationToken.ThrowIfCancellationRequested();
            counter.Add(CountedNgrams.History(data.Context(i), Order), data.Target(i), 1);
        }
        _counted = Counted(counter);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The contexts of the data may be longer than the model's. Without smoothing, the loss is infinite if a target has the
    /// probability 0.
    /// </remarks>
    public float Loss(ContextDataset data) => MeanLoss.Of(LogProbabilities(data));

    /// <inheritdoc/>
    /// <remarks>The contexts of the data may be longer than the model's.</remarks>
    public float[] LogProbabilities(ContextDataset data)
    {
        ThrowUnlessFits(data);
        CountedNgrams counted = _counted;
        float[] logProbabilities = new float[data.Count];
        for (int i = 0; i < logProbabilities.Length; i++)
            logProbabilities[i] = (float)counted.LogProbability(data.Context(i), data.Target(i));
        return logProbabilities;
    }

    /// <summary>Computes the log-probability of every next token; −∞ where the probability is 0.</summary>
    /// <param name="context">The tokens before it, oldest first; <see cref="ContextLength"/> of them. Tokens before a boundary have no effect.</param>
    /// <param name="logits">Receives one number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        ModelArguments.ThrowUnlessReads(context, logits, nameof(NgramModel), ContextLength, Vocabulary.Count);
        _counted.LogProbabilities(context, logits);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Sample(int count, SamplingOptions? options = null) =>
        TokenSampler.First(count, EnumerateSamples(options));

    /// <inheritdoc/>
    public IEnumerable<string> EnumerateSamples(SamplingOptions? options = null) =>
        TokenSampler.Texts(Vocabulary, ContextLength, options, () => _counted.LogProbabilities);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The vocabulary has more than 16,777,216 tokens, or the n-grams have more tokens than an array can have.
    /// </exception>
    public void Save(string path, IReadOnlyDictionary<string, string>? metadata = null) =>
        Checkpoint.Save(path, Content(), metadata);

    /// <summary>What <see cref="Save"/> writes.</summary>
    internal CheckpointContent Content() => NgramCheckpoint.Content(this, _counted.Counts);

    /// <summary>How often the context of each example was counted. The contexts have order − 1 tokens or more.</summary>
    internal int[] Frequencies(ContextDataset data)
    {
        CountedNgrams counted = _counted;
        int[] frequencies = new int[data.Count];
        for (int i = 0; i < frequencies.Length; i++)
            frequencies[i] = counted.Frequency(data.Context(i));
        return frequencies;
    }

    /// <summary>How often a context of order − 1 tokens or more was counted.</summary>
    internal int Frequency(ReadOnlySpan<int> context) => _counted.Frequency(context);

    private NgramCounter NewCounter() => new(withContinuations: Smoothing.K is null);

    private CountedNgrams Counted(NgramCounter counter) => new(counter, Order, Vocabulary.Count, Smoothing);

    private void ThrowUnlessFits(ContextDataset data) =>
        ModelArguments.ThrowUnlessFits(data, nameof(NgramModel), ContextLength, Vocabulary, orLonger: true);
}
