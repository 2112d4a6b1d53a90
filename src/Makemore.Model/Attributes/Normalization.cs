namespace Makemore;

/// <summary>What the hidden units are normalized over, before the activation function.</summary>
public enum Normalization
{
    /// <summary>No normalization.</summary>
    None,

    /// <summary>
    /// Each unit over the examples of the batch (Ioffe and Szegedy 2015), as in <c>torch.nn.BatchNorm1d</c>. Outside
    /// training, running means and variances replace those of the batch. The Simd backend folds them into the weights.
    /// </summary>
    Batch,

    /// <summary>All units of a context together (Ba, Kiros and Hinton 2016), as in <c>torch.nn.LayerNorm</c>.</summary>
    Layer,
}
