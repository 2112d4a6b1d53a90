namespace Makemore;

/// <summary>
/// How the learning rate goes on from <see cref="TrainingOptions.LearningRate"/>. Below, t counts the steps from 0, after
/// those of <see cref="TrainingOptions.WarmUp"/>.
/// </summary>
public enum Schedule
{
    /// <summary>The notebook's: lr.</summary>
    Constant,

    /// <summary>
    /// lr · γ^⌊t / size⌋, with γ <see cref="TrainingOptions.Gamma"/> and size <see cref="TrainingOptions.StepSize"/>:
    /// <c>torch.optim.lr_scheduler.StepLR</c>.
    /// </summary>
    Step,

    /// <summary>
    /// From lr along half a cosine to <see cref="TrainingOptions.FinalLearningRate"/>, which the step after the last would
    /// have (Loshchilov and Hutter 2017): <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.
    /// </summary>
    Cosine,

    /// <summary>lr / (1 + r·t), with r <see cref="TrainingOptions.DecayRate"/>: Bengio et al. 2003, section 3.1.</summary>
    InverseTime,
}
