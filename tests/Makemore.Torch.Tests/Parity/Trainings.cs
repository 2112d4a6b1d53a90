using System.Reflection;
using CsCheck;

namespace Makemore.Torch.Tests.Parity;

/// <summary>How the compared models are trained: ten steps, by each value of each option alone, and by combinations.</summary>
internal static class Trainings
{
    private static readonly OptionValues Options = OptionValues.Of(typeof(TrainingOptions), new Dictionary<string, object?[]>
    {
        [nameof(TrainingOptions.Averaging)] = [0f, 0.5f, 0.99f],
        [nameof(TrainingOptions.BatchSize)] = [null, 1, 7, 32],
        [nameof(TrainingOptions.Beta1)] = [0.9f, 0f, 0.5f],
        [nameof(TrainingOptions.Beta2)] = [0.999f, 0.9f],
        [nameof(TrainingOptions.Checkpoint)] = [null], // The tests of resuming write checkpoints.
        [nameof(TrainingOptions.ClipNorm)] = [null, 0.05f, 1e9f],
        [nameof(TrainingOptions.DecayRate)] = [0.3f, 2f],
        [nameof(TrainingOptions.Epsilon)] = [1e-8f, 1e-3f],
        [nameof(TrainingOptions.FinalLearningRate)] = [null, 0.05f],
        [nameof(TrainingOptions.Gamma)] = [null, 0.5f],
        [nameof(TrainingOptions.LabelSmoothing)] = [0f, 0.1f, 0.9f],
        [nameof(TrainingOptions.LearningRate)] = [0.1f, 0.01f, 0.5f],
        [nameof(TrainingOptions.Momentum)] = [0.9f, 0f, 0.5f],
        [nameof(TrainingOptions.Patience)] = [null, 1, 3],
        [nameof(TrainingOptions.ReportEvery)] = [1],
        [nameof(TrainingOptions.Seed)] = [42, 0, -1],
        [nameof(TrainingOptions.Steps)] = [10],
        [nameof(TrainingOptions.StepSize)] = [null, 3],
        [nameof(TrainingOptions.Threads)] = [null, 1, 3],
        [nameof(TrainingOptions.Validation)] = [null], // Early stopping is given the case's own.
        [nameof(TrainingOptions.WarmUp)] = [0, 4],
        [nameof(TrainingOptions.WeightDecay)] = [0f, 0.1f],
    });

    /// <summary>Each value of each option alone, under each optimizer and each schedule.</summary>
    public static IEnumerable<TrainingOptions> Alone => (
        from optimizer in Enum.GetValues<Optimizer>()
        from schedule in Enum.GetValues<Schedule>()
        from option in Options.Alone
        select Meaningful(Of(option) with { Optimizer = optimizer, Schedule = schedule })).Distinct();

    public static Gen<TrainingOptions> Together => Options.Together.Select(options => Meaningful(Of(options)));

    private static TrainingOptions Of(params (PropertyInfo Option, object? Value)[] options)
    {
        var training = new TrainingOptions { Steps = 10 };
        foreach ((PropertyInfo option, object? value) in options)
            option.SetValue(training, value);
        return training;
    }

    /// <summary>The schedule with its own options and no other's, and a learning rate that the optimizer can go by.</summary>
    private static TrainingOptions Meaningful(TrainingOptions training) => training with
    {
        LearningRate = training.LearningRate * Share(training.Optimizer),
        StepSize = training.Schedule is Schedule.Step ? training.StepSize : null,
        Gamma = training.Schedule is Schedule.Step ? training.Gamma : null,
        FinalLearningRate = training.Schedule is Schedule.Cosine ? training.FinalLearningRate * Share(training.Optimizer) : null,
        DecayRate = training.Schedule is Schedule.InverseTime ? training.DecayRate ?? 0.1f : null,
    };

    /// <summary>
    /// AdamW takes steps as long as the learning rate however small the gradient is, and so turns what is rounded
    /// differently into another path; its learning rates are therefore, here as elsewhere, a hundredth of the others'.
    /// </summary>
    private static float Share(Optimizer optimizer) => optimizer is Optimizer.AdamW ? 0.01f : 1;
}
