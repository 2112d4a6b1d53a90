namespace Makemore.Engine;

/// <summary>∂E, from a layer that reads E: a token's vector gets what its rows get, at whichever position, and from whichever layer.</summary>
internal sealed unsafe class EmbeddingGradient(Parameter embedding)
{
    private readonly bool _isFirstReader = embedding.AddReader();
    private readonly int _embed = embedding.Spec.Shape[1];

    /// <summary>Takes the gradients of the rows of a table: of each token at each position.</summary>
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
