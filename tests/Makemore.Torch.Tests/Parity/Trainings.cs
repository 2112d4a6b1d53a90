using System.Reflection;
using CsCheck;

namespace Makemore.Torch.Tests.Parity;

/// <summary>How the compared models are trained: ten steps, by each value of each option alone, and by combinations.</summary>
internal static class Trainings
{
    private static readonly OptionValues Options = OptionValues.Of(typeof(TrainingOptions), new Dictionary<string, object?[]>
    {
        [nameof(TrainingOptions.BatchSize)] = [null, 1, 7, 32],
        [nameof(TrainingOptions.Beta1)] = [0.9f, 0f, 0.5f],
        [nameof(TrainingOptions.Beta2)] = [0.999f, 0.9f],
        [nameof(TrainingOptions.Epsilon)] = [1e-8f, 1e-3f],
        [nameof(TrainingOptions.LearningRate)] = [0.1f, 0.01f, 0.5f],
        [nameof(TrainingOptions.Momentum)] = [0.9f, 0f, 0.5f],
        [nameof(TrainingOptions.ReportEvery)] = [1],
        [nameof(TrainingOptions.Seed)] = [42, 0, -1],
        [nameof(TrainingOptions.Steps)] = [10],
        [nameof(TrainingOptions.Threads)] = [null, 1, 3],
        [nameof(TrainingOptions.Validation)] = [null], // It is reported, and changes nothing.
        [nameof(TrainingOptions.WeightDecay)] = [0f, 0.1f],
    });

    /// <summary>Each value of each option alone, under each optimizer.</summary>
    public static IEnumerable<TrainingOptions> Alone =>
        from optimizer in Enum.GetValues<Optimizer>()
        from option in Options.Alone
        where option.Option.Name != nameof(TrainingOptions.Optimizer)
        select Customary(Of(option) with { Optimizer = optimizer });

    public static Gen<TrainingOptions> Together => Options.Together.Select(options => Customary(Of(options)));

    private static TrainingOptions Of(params (PropertyInfo Option, object? Value)[] options)
    {
        var training = new TrainingOptions { Steps = 10 };
        foreach ((PropertyInfo option, object? value) in options)
            option.SetValue(training, value);
        return training;
    }

    /// <summary>
    /// AdamW takes steps as long as the learning rate however small the gradient is, and so turns what is rounded
    /// differently into another path; its learning rates are therefore, here as elsewhere, a hundredth of the others'.
    /// </summary>
    private static TrainingOptions Customary(TrainingOptions training) =>
        training.Optimizer is Optimizer.AdamW ? training with { LearningRate = training.LearningRate / 100 } : training;
}
