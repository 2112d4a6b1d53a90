using static Makemore.OptionRange;

namespace Makemore;

/// <summary>Training options with a name, which suit the models of a class.</summary>
/// <param name="Name">The name. It is short, so that a person can type it.</param>
/// <param name="Description">What the preset is for, in one line.</param>
/// <param name="Options">How to train.</param>
/// <param name="Epochs">
/// How many passes over the examples to make; null if <see cref="TrainingOptions.Steps"/> is the number of steps.
/// </param>
/// <example>
/// A class declares its preset as a public static property. <see cref="ModelFactory.Preset"/> finds it.
/// <code>
/// [Mlp(Context = 8, Hidden = 200)]
/// public sealed partial class NameModel
/// {
///     public static ModelPreset Preset => new("best", "The lowest loss on names.txt", new TrainingOptions { BatchSize = 32 }, Epochs: 10);
/// }
/// </code>
/// </example>
public sealed record ModelPreset(string Name, string Description, TrainingOptions Options, double? Epochs = null)
{
    /// <summary>Returns the options for a number of examples. <see cref="Epochs"/> sets the number of steps, rounded up.</summary>
    /// <param name="examples">How many examples the model learns from; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is out of its range, or the epochs make more steps than an <see cref="int"/> can count.
    /// </exception>
    public TrainingOptions OptionsFor(int examples)
    {
        Require(examples >= 1, examples, "must be 1 or more");
        if (Epochs is not { } epochs)
            return Options;
        Require(double.IsFinite(epochs) && epochs > 0, Epochs, "must be a finite number above 0, or null for a number of steps");
        Require(Options.BatchSize is null or >= 1, Options.BatchSize, "must be 1 or more, or null for the full batch");
        double steps = Steps(epochs, examples, Options.BatchSize);
        Require(steps <= int.MaxValue, Epochs, $"must make at most {int.MaxValue} steps");
        return Options with { Steps = (int)steps };
    }

    /// <summary>Computes the number of steps for a number of epochs. It is whole, but it may be larger than an <see cref="int"/>.</summary>
    /// <param name="epochs">The number of passes over the examples.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="batchSize">The number of examples in a mini-batch; null for all.</param>
    internal static double Steps(double epochs, int examples, int? batchSize) =>
        Math.Ceiling(epochs * examples / (batchSize ?? examples));
}
