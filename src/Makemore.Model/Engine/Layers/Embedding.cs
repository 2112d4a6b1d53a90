using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// The lookup of a context's embeddings, y = concat(E[x]). It serves a wide layer, such as that of a word model, for
/// which the tables of <see cref="EmbeddingLinear"/> would be larger than the batch. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Embedding : Layer
{
    private readonly Parameter _embedding;
    private readonly EmbeddingGradient _embeddingGradient;
    private readonly int _positions;
    private readonly int _embed;
    private TokenPlaces _places = null!;

    /// <summary>Makes the layer from its parameter.</summary>
    /// <param name="embedding">E, (V × embed).</param>
    /// <param name="positions">How many tokens a context has.</param>
    public Embedding(Parameter embedding, int positions)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        _embedding = embedding;
        _embeddingGradient = new EmbeddingGradient(embedding);
        _positions = positions;
        _embed = embedding.Spec.Shape[1];
    }

    /// <summary>y = concat(E[x]).</summary>
    /// <param name="y">Receives the vectors, (B × positions·embed).</param>
    /// <param name="tile">The tile, whose contexts are x.</param>
    public void Forward(Activations y, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(tile);
        ReadOnlySpan<float> vectors = _embedding.Values;
        ReadOnlySpan<int> contexts = tile.Contexts;
        for (int i = 0; i < contexts.Length; i++)
            vectors.Slice(contexts[i] * _embed, _embed).CopyTo(Vector(y.Values, y.Stride, i));
    }

    /// <summary>∂E[x] += ∂y.</summary>
    /// <param name="y">The vectors, whose gradient is known.</param>
    /// <param name="tile">The tile, which adds up the gradients of the parameters.</param>
    public void Backward(Activations y, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(tile);
        float* sums = tile.Accumulators(this);
        ReadOnlySpan<int> contexts = tile.Contexts;
        for (int i = 0; i < contexts.Length; i++)
        {
            int row = _places.RowOf[i % _positions * _places.VocabularySize + contexts[i]];
            var sum = new Span<float>(sums + (nint)row * _embed, _embed);
            TensorPrimitives.Add(sum, Vector(y.Gradients, y.Stride, i), sum);
        }
    }

    internal override void Prepare(Batch batch, bool training, Products products)
    {
        _places = batch.Places(_positions);
        AccumulatorSize = Kernels.Pad((long)_places.Rows * _embed);
    }

    internal override void Finish(float* accumulators, Products products) =>
        _embeddingGradient.AddUp(_places, accumulators, _embed);

    /// <summary>The embedding of the tile's i-th token.</summary>
    private Span<float> Vector(float* rows, int stride, int i) =>
        new(rows + (nint)(i / _positions) * stride + i % _positions * _embed, _embed);
}
