using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// The cross-entropy loss, −log softmax(logits)[y], as the notebook's <c>F.cross_entropy</c> computes it. The largest
/// logit is subtracted first, so that nothing overflows. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CrossEntropy
{
    /// <summary>
    /// −Σ log softmax(logits)[y] over the tile's examples. In training, it also computes ∂logits = (softmax(logits) −
    /// onehot(y)) / N, summed over the examples of each row.
    /// </summary>
    /// <param name="logits">The logits, (B × V). In training, they receive their gradient.</param>
    /// <param name="tile">The tile, whose contexts' targets are y.</param>
    /// <returns>The sum over the tile's examples, in nats.</returns>
    public static double Forward(Activations logits, Tile tile)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(tile);
        return tile.Softmax.Nll(logits, tile, logProbabilities: null);
    }
}
