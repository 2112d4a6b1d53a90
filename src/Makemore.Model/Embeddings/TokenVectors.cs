using System.Numerics.Tensors;

namespace Makemore;

/// <summary>
/// Tokens and their vectors, the rows of a model's E: what the model has learned of each token. Tokens that stand in
/// similar contexts come to have similar vectors.
/// </summary>
/// <example>
/// <code>
/// var vectors = TokenVectors.Of(model);
/// foreach (Neighbour neighbour in vectors.Nearest("cat", 5))
///     Console.WriteLine($"{neighbour.Token} {neighbour.Similarity:0.00}");
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
    /// <exception cref="ArgumentException">A token stands twice, or the tensor has not a row for each token.</exception>
    public TokenVectors(IReadOnlyList<string> tokens, Tensor<float> vectors)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Rank != 2 || vectors.Lengths[0] != tokens.Count)
            throw new ArgumentException($"{tokens.Count} tokens need a tensor of {tokens.Count} rows; this one is ({string.Join(" × ", vectors.Lengths.ToArray())}).", nameof(vectors));
        Tokens = Array.AsReadOnly([.. tokens]);
        Dimensions = (int)vectors.Lengths[1];
        _numbers = new float[vectors.FlattenedLength];
        vectors.FlattenTo(_numbers);
        _rows = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        for (int row = 0; row < tokens.Count; row++)
        {
            if (!_rows.TryAdd(tokens[row], row))
                throw new ArgumentException($"The token '{tokens[row]}' stands twice; a token has one vector.", nameof(tokens));
        }
    }

    /// <summary>The vectors of a model's tokens as they are now; a later training does not change them.</summary>
    /// <param name="model">The model.</param>
    public static TokenVectors Of(ILanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TokenVectors(model.Vocabulary.Tokens, model.Parameters["E"]);
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

    /// <summary>The tokens most like one, by the cosine of the angle between their vectors, the likest first.</summary>
    /// <param name="token">The token; it is not among its neighbours.</param>
    /// <param name="count">How many; fewer where there are no more.</param>
    /// <exception cref="UnknownTokenException">There is no such token; the message says which are spelled like it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public IReadOnlyList<Neighbour> Nearest(string token, int count = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int row = RowOf(token);
        return
        [
            .. Enumerable.Range(0, Count)
                .Where(other => other != row)
                .Select(other => new Neighbour(Tokens[other], TensorPrimitives.CosineSimilarity(Row(row), Row(other))))
                .OrderByDescending(neighbour => neighbour.Similarity)
                .Take(count),
        ];
    }

    /// <summary>
    /// Writes the vectors in word2vec's text format, which gensim and many others read: a line with the numbers of tokens
    /// and dimensions, then a line for each token, itself and its numbers, separated by spaces; in UTF-8. The numbers are
    /// written so that they are read back exactly. An older file is replaced in one piece or not at all.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="InvalidOperationException">A token holds white space, which the format separates by.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveWord2Vec(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Tokens.FirstOrDefault(token => token.Any(char.IsWhiteSpace)) is { } spaced)
            throw new InvalidOperationException($"The token '{spaced}' holds white space; word2vec's text format separates by it.");
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
