namespace Makemore;

/// <summary>
/// A model that predicts the next token. It scores texts and samples new ones. Generated models,
/// <see cref="NgramModel"/>, <see cref="CacheModel"/> and <see cref="MixtureModel"/> implement this interface. Training is
/// not part of it: models learn in different ways.
/// </summary>
/// <remarks>
/// Any number of threads may read one model at the same time. No member of this interface changes the model, and other
/// threads do not change the result of a call. The documentation of each model type says what happens if another thread
/// trains the model at that time.
/// </remarks>
public interface INextTokenModel
{
    /// <summary>The tokens that the model reads and predicts.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>How many tokens the model reads before it predicts the next one; 0 for a model of unigrams.</summary>
    int ContextLength { get; }

    /// <summary>
    /// How many tokens the contexts of data must have, which is 1 or more. This is <see cref="ContextLength"/>, unless a
    /// model takes earlier tokens from the earlier examples of the data, as <see cref="CacheModel"/> does.
    /// </summary>
    int DataContextLength => Math.Max(ContextLength, 1);

    /// <summary>Computes the mean negative log-likelihood of the data's targets, in nats.</summary>
    /// <param name="data">The examples to evaluate on.</param>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or the model has other tokens or another context length.
    /// </exception>
    float Loss(ContextDataset data);

    /// <summary>
    /// Computes the log-probability of each target after its context, in nats. <see cref="Loss"/> is the negative mean.
    /// </summary>
    /// <param name="data">The examples to evaluate on.</param>
    /// <returns>One number for each example, in the order of the data.</returns>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or the model has other tokens or another context length.
    /// </exception>
    float[] LogProbabilities(ContextDataset data);

    /// <summary>
    /// Computes the logits of the next token. These are unnormalized log-probabilities, one for each token of the
    /// vocabulary.
    /// </summary>
    /// <param name="context">The tokens before it, oldest first; <see cref="ContextLength"/> of them.</param>
    /// <param name="logits">Receives one number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    void Logits(ReadOnlySpan<int> context, Span<float> logits);

    /// <summary>
    /// Samples texts. The model draws each text token by token, until it draws the boundary (notebook, "inference").
    /// </summary>
    /// <param name="count">How many texts; 0 or more.</param>
    /// <param name="options">Seed, temperature, prompt and so on; the defaults when null.</param>
    /// <exception cref="ArgumentException">The prompt has a character that the vocabulary does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count or an option is out of its range.</exception>
    IReadOnlyList<string> Sample(int count, SamplingOptions? options = null);

    /// <summary>
    /// Samples texts without end, each when it is asked for. <see cref="Sample"/> gives the first texts of the same
    /// sequence. Every enumeration begins with the first text. The memory that it needs does not grow.
    /// </summary>
    /// <param name="options">How to sample; the defaults when null.</param>
    /// <remarks>
    /// An enumeration reads the model from its first text until it is disposed, as <c>foreach</c> does at its end. A
    /// generated model cannot be trained in that time: <see cref="ILanguageModel.Train"/> throws. If another thread
    /// trains the model, the first text throws <see cref="InvalidOperationException"/>. An n-gram model and a mixture
    /// can be trained meanwhile; their texts come from what they had learned when the enumeration began.
    /// </remarks>
    /// <exception cref="ArgumentException">The prompt has a character that the vocabulary does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    IEnumerable<string> EnumerateSamples(SamplingOptions? options = null);

    /// <summary>
    /// Saves what the model has learned as a safetensors file. An existing file is replaced completely or not at all.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="metadata">
    /// Further entries for the metadata of the file, such as the name of the corpus.
    /// <see cref="CheckpointInfo.Metadata"/> has them. A program that loads the model ignores them.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The path is empty, or the metadata has a key that is reserved for the models' own entries, half of a surrogate
    /// pair, or a value that is null.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    void Save(string path, IReadOnlyDictionary<string, string>? metadata = null);
}
