namespace Makemore.Tests.Training;

public class ModelPresetTests
{
    [Theory]
    [InlineData(null, 10, null, 500)]
    [InlineData(2.0, 10, null, 2)]
    [InlineData(0.5, 10, null, 1)]
    [InlineData(1.0, 10, 3, 4)]
    [InlineData(12.0, 25_600, 256, 1200)]
    public void EpochsSetTheNumberOfSteps(double? epochs, int examples, int? batchSize, int steps)
    {
        var options = new TrainingOptions { BatchSize = batchSize };
        Assert.Equal(options with { Steps = steps }, new ModelPreset("a", "b", options, epochs).OptionsFor(examples));
    }

    [Theory]
    [InlineData(0.0, 10, "Epochs is 0; it must be a finite number above 0, or null for a number of steps. (Parameter 'Epochs')")]
    [InlineData(double.NaN, 10, "Epochs is NaN; it must be a finite number above 0, or null for a number of steps. (Parameter 'Epochs')")]
    [InlineData(1e10, 10, "Epochs is 10000000000; it must make at most 2147483647 steps. (Parameter 'Epochs')")]
    [InlineData(1.0, 0, "examples is 0; it must be 1 or more. (Parameter 'examples')")]
    public void ANumberOutOfItsRangeIsRefused(double epochs, int examples, string message) => Assert.Equal(
        message,
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelPreset("a", "b", new TrainingOptions(), epochs).OptionsFor(examples)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void EpochsNeedABatch(int batchSize) => Assert.Equal(
        $"Options.BatchSize is {batchSize}; it must be 1 or more, or null for the full batch. (Parameter 'Options.BatchSize')",
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelPreset("a", "b", new TrainingOptions { BatchSize = batchSize }, Epochs: 1).OptionsFor(10)).Message);
}
