using System.Globalization;
using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// A cache: the words that a text has used lately are likely to come again. p(w) = (c(w) + 1 / V) / (n + 1), where V is the
/// number of tokens, c(w) is the weighted count of w among the tokens before the predicted one, and n is the sum of these
/// counts. The last token counts 1. The count halves with every <see cref="HalfLife"/> tokens that follow, and the model
/// forgets a token after 10 half-lives. Use the cache in a <see cref="MixtureModel"/>: alone, it does not know which word
/// follows which.
/// </summary>
/// <remarks>
/// The model takes the tokens before an example from the earlier examples of the same data, also from earlier lines. The
/// examples must therefore be in the order of the text. The contexts of the data may have any length. Boundaries are not
/// counted. The model learns nothing, so any number of threads may use it at the same time.
/// </remarks>
/// <example>
/// <code>
/// var mixture = new MixtureModel([model, ngrams, new CacheModel(vocabulary)]);
/// mixture.LearnWeights(dev);
/// </code>
/// </example>
public sealed class CacheModel : INextTokenModel
{
    /// <summary>The name of the half-life in the metadata of a file.</summary>
    internal const string HalfLifeSetting = "HalfLife";

    internal const int DefaultHalfLife = 200;
    internal const int MaxHalfLife = 10_000;

    /// <summary>An older token would count less than a thousandth.</summary>
    private const int HalfLives = 10;

    /// <summary>The count of a token by the number of tokens that follow it.</summary>
    private readonly double[] _counts;

    /// <summary>The sums of the first counts.</summary>
    private readonly double[] _sums;

    /// <summary>Creates a cache.</summary>
    /// <param name="vocabulary">The tokens that the model reads and predicts.</param>
    /// <param name="halfLife">After how many tokens the count of a token halves; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is less than 1 or more than 10,000.</exception>
    public CacheModel(Vocabulary vocabulary, int halfLife = DefaultHalfLife)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        OptionRange.Require(IsHalfLife(halfLife), halfLife, $"must be from 1 to {MaxHalfLife}");
        Vocabulary = vocabulary;
        HalfLife = halfLife;
        _counts = [.. Enumerable.Range(0, HalfLives * halfLife).Select(later => Math.Pow(2, -(double)later / halfLife))];
        _sums = new double[_counts.Length + 1];
        for (int i = 0; i < _counts.Length; i++)
            _sums[i + 1] = _sums[i] + _counts[i];
    }

    /// <summary>After how many tokens the count of a token halves.</summary>
    public int HalfLife { get; }

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <summary>How many tokens the model reads before it predicts the next one: 10 half-lives.</summary>
    public int ContextLength => _counts.Length;

    /// <inheritdoc/>
    /// <remarks>The model reads the earlier examples instead of the contexts.</remarks>
    public int DataContextLength => 1;

    /// <summary>Reads a model from a safetensors file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static CacheModel Load(string path) => Load(CheckpointInfo.Read(path));

    /// <summary>Reads a model from a safetensors file, or from the file of a mixture.</summary>
    /// <param name="file">A file of a cache, or one of its <see cref="CheckpointInfo.Components"/>.</param>
    /// <exception cref="CheckpointException">It is not of a cache; the message says what is wrong with it.</exception>
    public static CacheModel Load(CheckpointInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string? halfLife = file.Metadata.GetValueOrDefault(ModelSettings.Key(HalfLifeSetting));
        return int.TryParse(halfLife, NumberStyles.None, CultureInfo.InvariantCulture, out int tokens) && IsHalfLife(tokens)
            ? new CacheModel(SavedVocabulary.Of(file), tokens)
            : throw CheckpointException.In(file.Place, $"the file names no half-life from 1 to {MaxHalfLife}; save a cache");
    }

    /// <inheritdoc/>
    public float Loss(ContextDataset data) => MeanLoss.Of(LogProbabilities(data));

    /// <inheritdoc/>
    /// <remarks>The contexts of the data may have any length.</remarks>
    public float[] LogProbabilities(ContextDataset data)
    {
        ModelArguments.ThrowUnlessFits(data, nameof(CacheModel), DataContextLength, Vocabulary, orLonger: true);
        int[] text = [.. Enumerable.Range(0, data.Count).Select(data.Target)];
        float[] logProbabilities = new float[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            ReadOnlySpan<int> before = text.AsSpan(0, i)[^Math.Min(i, ContextLength)..];
            logProbabilities[i] = (float)LogProbability(text[i] == Vocabulary.Boundary ? 0 : Count(before, text[i]), Total(before));
        }
        return logProbabilities;
    }

    /// <summary>Computes the log-probability of every next token.</summary>
    /// <param name="context">The tokens before it, oldest first; <see cref="ContextLength"/> of them.</param>
    /// <param name="logits">Receives one number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public void Logits(ReadOnlySpan<int> context, Span<float> logits)
    {
        ModelArguments.ThrowUnlessReads(context, logits, nameof(CacheModel), ContextLength, Vocabulary.Count);
        double[] counts = new double[logits.Length];
        for (int i = 0; i < context.Length; i++)
            counts[context[i]] += _counts[context.Length - 1 - i];
        counts[Vocabulary.Boundary] = 0;
        double total = Total(context);
        for (int token = 0; token < logits.Length; token++)
            logits[token] = (float)LogProbability(counts[token], total);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Sample(int count, SamplingOptions? options = null) =>
        TokenSampler.First(count, EnumerateSamples(options));

    /// <inheritdoc/>
    /// <remarks>Each text begins with an empty cache, which gives all tokens the same probability.</remarks>
    public IEnumerable<string> EnumerateSamples(SamplingOptions? options = null) =>
        TokenSampler.Texts(Vocabulary, ContextLength, options, () => Logits);

    /// <inheritdoc/>
    public void Save(string path, IReadOnlyDictionary<string, string>? metadata = null) => Checkpoint.Save(path, Content(), metadata);

    /// <summary>What <see cref="Save"/> writes.</summary>
    internal CheckpointContent Content() => new(
        nameof(CacheModel),
        new Dictionary<string, Tensor<float>>(),
        [.. ModelSettings.Of(ContextLength, Vocabulary), (HalfLifeSetting, ModelSettings.Text(HalfLife))]);

    /// <summary>Whether a file is of a cache.</summary>
    internal static bool Is(CheckpointInfo file) => file.Metadata.ContainsKey(ModelSettings.Key(HalfLifeSetting));

    /// <summary>The weighted count of a token. The search skips all others quickly.</summary>
    private double Count(ReadOnlySpan<int> before, int token)
    {
        double count = 0;
        int next = before.IndexOf(token);
        while (next >= 0)
        {
            before = before[(next + 1)..];
            count += _counts[before.Length];
            next = before.IndexOf(token);
        }
        return count;
    }

    private double Total(ReadOnlySpan<int> before) => _sums[before.Length] - Count(before, Vocabulary.Boundary);

    private static bool IsHalfLife(int tokens) => tokens is >= 1 and <= MaxHalfLife;

    private double LogProbability(double count, double total) => Math.Log((count + 1.0 / Vocabulary.Count) / (total + 1));
}
