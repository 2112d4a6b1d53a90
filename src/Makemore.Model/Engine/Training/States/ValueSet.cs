namespace Makemore.Engine;

/// <summary>A set of values, one for each parameter of a model, that a training run computes with.</summary>
internal enum ValueSet
{
    /// <summary>The parameters and the running statistics.</summary>
    Parameters,

    /// <summary>The running sum of the gradients for momentum.</summary>
    Momentum,

    /// <summary>The first moment of AdamW.</summary>
    FirstMoment,

    /// <summary>The second moment of AdamW.</summary>
    SecondMoment,

    /// <summary>The moving average of the parameters and the running statistics.</summary>
    Average,

    /// <summary>The parameters and the running statistics with the lowest validation loss.</summary>
    Best,
}
