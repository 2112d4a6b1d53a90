using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// The embedding of each token: the rows of a model's E. Tokens that occur in similar contexts get similar vectors in
/// training.
/// </summary>
/// <remarks>The vectors are a copy that does not change. Any number of threads may read them.</remarks>
/// <example>
/// <code>
/// var vectors = TokenVectors.Of(model);
/// foreach (Neighbor neighbor in vectors.Nearest("cat", 5))
///     Console.WriteLine($"{neighbor.Token} {neighbor.Similarity:0.00}");
/// vectors.SaveWord2Vec("vectors.txt");
/// </code>
/// </example>
public sealed class TokenVectors
{
    private readonly float[] _numbers;
    private readonly Dictionary<string, int> _rows;

    /// <summary>Copies tokens and their vectors.</summary>
    /// <param name="tokens">The tokens, each once.</param>
    /// <param name="vectors">A row for each token, (tokens × dimensions).</param>
    /// <exception cref="ArgumentException">A token occurs twice, or the tensor does not have one row for each token.</exception>
    public TokenVectors(IReadOnlyList<string> tokens, Tensor<float> vectors)
    {
        ModelArguments.ThrowIfAnyNull(tokens);
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Rank != 2 || vectors.Lengths[0] != tokens.Count)
            throw new ArgumentException($"{tokens.Count} tokens need a tensor of {tokens.Count} rows; this one is ({string.Join(" × ", vectors.Lengths.ToArray())}).", nameof(vectors));
        Tokens = Array.AsReadOnly([.. tokens]);
        Dimensions = (int)vectors.Lengths[1];
        _numbers = vectors.ToFlatArray();
        _rows = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        for (int row = 0; row < tokens.Count; row++)
        {
            if (!_rows.TryAdd(tokens[row], row))
                throw new ArgumentException($"The token '{tokens[row]}' occurs twice; a token has one vector.", nameof(tokens));
        }
    }

    /// <summary>Copies the vectors of a model's tokens. Later training does not change the copy.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The model has no parameter E with one row for each token.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training the model.</exception>
    public static TokenVectors Of(ILanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using IDisposable reading = model.BeginReading();
        return model.Parameters.TryGetValue("E", out Tensor<float>? embeddings)
            ? new TokenVectors(model.Vocabulary.Tokens, embeddings)
            : throw new ArgumentException($"{model.Spec.Name} has no parameter E, the embeddings.", nameof(model));
    }

    /// <summary>The tokens, in the order of their rows.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>How many tokens there are.</summary>
    public int Count => Tokens.Count;

    /// <summary>How many numbers a vector has.</summary>
    public int Dimensions { get; }

    /// <summary>The vector of a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="UnknownTokenException">There is no such token.</exception>
    public ReadOnlySpan<float> this[string token] => Row(RowOf(token));

    /// <summary>
    /// Finds the tokens that are most similar to a token, by the cosine of the angle between their vectors. The most
    /// similar token is first.
    /// </summary>
    /// <param name="token">The token. It is not one of its own neighbors.</param>
    /// <param name="count">The maximum number of tokens to return; 0 or more.</param>
    /// <exception cref="UnknownTokenException">There is no such token. The message names similar tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public IReadOnlyList<Neighbor> Nearest(string token, int count = 10)
    {
        OptionRange.Require(count >= 0, count, "must be 0 or more");
        int row = RowOf(token);
        return
        [
            .. Enumerable.Range(0, Count)
                .Where(other => other != row)
                .Select(other => new Neighbor(Tokens[other], TensorPrimitives.CosineSimilarity(Row(row), Row(other))))
                .OrderByDescending(neighbor => neighbor.Similarity)
                .Take(count),
        ];
    }

    /// <summary>
    /// Saves the vectors in the text format of word2vec, which gensim and many other programs can read. The encoding is
    /// UTF-8. The first line has the number of tokens and the number of dimensions. Each other line has a token and its
    /// numbers, separated by spaces. A program that reads the numbers gets exactly the same floats. An existing file is
    /// replaced completely or not at all.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="InvalidOperationException">
    /// A token contains white space, which is the separator of the format.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public void SaveWord2Vec(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Tokens.FirstOrDefault(token => token.Any(char.IsWhiteSpace)) is { } spaced)
            throw new InvalidOperationException($"The token '{spaced}' has white space in it, which is the separator of word2vec's text format.");
        AtomicFile.Replace(path, stream => Word2VecWriter.Write(stream, this));
    }

    /// <summary>The vector in a row.</summary>
    internal ReadOnlySpan<float> Row(int row) => _numbers.AsSpan(row * Dimensions, Dimensions);

    private int RowOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _rows.TryGetValue(token, out int row) ? row : throw UnknownTokenException.Among(Tokens, token);
    }
}
