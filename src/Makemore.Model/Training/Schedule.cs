namespace Makemore;

/// <summary>
/// How the learning rate changes during the training. In the formulas, lr is
/// <see cref="TrainingOptions.LearningRate"/>, and t is the number of steps since the end of the warm-up, counted from
/// 0.
/// </summary>
public enum Schedule
{
    /// <summary>Always lr, as in the notebook.</summary>
    Constant,

    /// <summary>
    /// lr · γ^⌊t / size⌋, where γ is <see cref="TrainingOptions.Gamma"/> and size is
    /// <see cref="TrainingOptions.StepSize"/>, as in <c>torch.optim.lr_scheduler.StepLR</c>.
    /// </summary>
    Step,

    /// <summary>
    /// Half a cosine from lr to <see cref="TrainingOptions.FinalLearningRate"/>, as in
    /// <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> (Loshchilov and Hutter 2017). The step after the last step
    /// would have the final rate.
    /// </summary>
    Cosine,

    /// <summary>
    /// lr / (1 + r·t), where r is <see cref="TrainingOptions.DecayRate"/> (Bengio et al. 2003, section 3.1).
    /// </summary>
    InverseTime,
}
