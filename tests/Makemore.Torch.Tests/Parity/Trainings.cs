using System.Reflection;
using CsCheck;

namespace Makemore.Torch.Tests.Parity;

/// <summary>How the compared models are trained: ten steps, by each value of each option alone, and by combinations.</summary>
internal static class Trainings
{
    private static readonly OptionValues Options = OptionValues.Of(typeof(TrainingOptions), new Dictionary<string, object?[]>
    {
        [nameof(TrainingOptions.BatchSize)] = [null, 1, 7, 32],
        [nameof(TrainingOptions.LearningRate)] = [0.1f, 0.01f, 0.5f],
        [nameof(TrainingOptions.ReportEvery)] = [1],
        [nameof(TrainingOptions.Seed)] = [42, 0, -1],
        [nameof(TrainingOptions.Steps)] = [10],
        [nameof(TrainingOptions.Validation)] = [null], // It is reported, and changes nothing.
    });

    public static IEnumerable<TrainingOptions> Alone => Options.Alone.Select(option => Of(option));

    public static Gen<TrainingOptions> Together => Options.Together.Select(Of);

    private static TrainingOptions Of(params (PropertyInfo Option, object? Value)[] options)
    {
        var training = new TrainingOptions { Steps = 10 };
        foreach ((PropertyInfo option, object? value) in options)
            option.SetValue(training, value);
        return training;
    }
}
