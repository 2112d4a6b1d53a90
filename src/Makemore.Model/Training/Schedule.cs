namespace Makemore;

/// <summary>
/// How the learning rate changes from <see cref="TrainingOptions.LearningRate"/> on. In the formulas, lr is that rate, and t
/// counts the steps after <see cref="TrainingOptions.WarmUp"/> from 0.
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
    /// Half a cosine from lr to <see cref="TrainingOptions.FinalLearningRate"/>, the rate of the step after the last one
    /// (Loshchilov and Hutter 2017): <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.
    /// </summary>
    Cosine,

    /// <summary>lr / (1 + r·t), with r <see cref="TrainingOptions.DecayRate"/>: Bengio et al. 2003, section 3.1.</summary>
    InverseTime,
}
