using Makemore;
using Names.Sweeping;

namespace Names;

/// <summary>How a model is trained, whatever the seed and the data.</summary>
/// <param name="Options">The training's options.</param>
/// <param name="Epochs">How long it goes on, in passes over the examples, whatever their number; null where the options' steps tell.</param>
internal sealed record Recipe(TrainingOptions Options, double? Epochs = null)
{
    /// <summary>The notebook's.</summary>
    public static Recipe Notebook { get; } = new(new TrainingOptions());

    /// <summary>How many steps draw as many examples as some passes over all of them have.</summary>
    /// <param name="epochs">How many passes.</param>
    /// <param name="examples">How many examples there are.</param>
    /// <param name="batchSize">How many of them a step draws; null for all.</param>
    public static int Steps(double epochs, int examples, int? batchSize) =>
        (int)Math.Ceiling(epochs * examples / (batchSize ?? examples));

    /// <summary>What it changes of the notebook's: "Epochs 10, BatchSize 32".</summary>
    public override string ToString()
    {
        string options = Settings.InWords(Settings.Of(Options));
        return Epochs is { } epochs ? $"Epochs {epochs}, {options}" : options;
    }
}
