namespace Makemore.Engine;

/// <summary>
/// ∂E, from a layer that reads E. The gradient of a token's embedding is the sum over all positions and over all layers
/// that read E.
/// </summary>
internal sealed unsafe class EmbeddingGradient(Parameter embedding)
{
    private readonly bool _isFirstReader = embedding.AddReader();
    private readonly int _embed = embedding.Spec.Shape[1];

    /// <summary>Adds the gradients of a table's rows, one for each token at each position.</summary>
    public void AddUp(TokenPlaces places, float* rows, int stride)
    {
        if (_isFirstReader)
            embedding.Gradients.Clear();
        for (int p = 0; p < places.Positions; p++)
        {
            foreach (int token in places.TokensAt(p))
            {
                Layout.AddRow(rows, embedding.GradientsPointer + token * _embed, _embed);
                rows += stride;
            }
        }
    }
}
