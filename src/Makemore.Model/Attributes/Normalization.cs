namespace Makemore;

/// <summary>What the hidden units are normalized over, before their non-linearity.</summary>
public enum Normalization
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>
    /// Each unit over the examples of the batch (Ioffe and Szegedy 2015): <c>torch.nn.BatchNorm1d</c>. Running means and
    /// variances take the batch's place after training, folded into the weights.
    /// </summary>
    Batch,

    /// <summary>Each context over its units (Ba, Kiros and Hinton 2016): <c>torch.nn.LayerNorm</c>.</summary>
    Layer,
}
