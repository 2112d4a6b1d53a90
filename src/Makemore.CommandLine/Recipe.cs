using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine;

/// <summary>How a model is trained, apart from the seed and the data.</summary>
/// <param name="Options">The options of the training.</param>
/// <param name="Epochs">The number of passes over the examples; null if the options set the number of steps.</param>
internal sealed record Recipe(TrainingOptions Options, double? Epochs = null)
{
    /// <summary>The recipe of the notebook.</summary>
    public static Recipe Notebook { get; } = new(new TrainingOptions());

    /// <summary>Computes the number of steps for a number of epochs.</summary>
    /// <param name="epochs">The number of passes over the examples.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="batchSize">The number of examples in a mini-batch; null for all.</param>
    public static double Steps(double epochs, int examples, int? batchSize) =>
        Math.Ceiling(epochs * examples / (batchSize ?? examples));

    /// <summary>The options that differ from the notebook's: "Epochs 10, BatchSize 32".</summary>
    public override string ToString()
    {
        string options = Settings.InWords(Settings.Of(Options));
        return Epochs is { } epochs ? $"Epochs {epochs}, {options}" : options;
    }
}
