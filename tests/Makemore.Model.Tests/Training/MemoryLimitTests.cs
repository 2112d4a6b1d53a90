namespace Makemore.Tests.Training;

/// <summary>What does not fit into the memory is named, and so is what helps against a loss that is not finite.</summary>
public sealed class MemoryLimitTests
{
    [Fact]
    public void AnAllocationBeyondTheMemorySaysWhatNeedsHowMuch()
    {
        var exception = Assert.Throws<InsufficientMemoryException>(
            () => MemoryLimit.Allocate<int[]>(long.MaxValue, () => throw new InvalidOperationException(), "a mini-batch; use a smaller BatchSize"));
        Assert.Equal($"There is no room in the memory of {MemoryLimit.InWords(MemoryLimit.Available)} for 9,223,372,036.9 GB: a mini-batch; use a smaller BatchSize.", exception.Message);
    }

    [Fact]
    public void AnAllocationThatFailsSaysWhatNeedsHowMuch()
    {
        var exception = Assert.Throws<InsufficientMemoryException>(
            () => MemoryLimit.Allocate<int[]>(500_000_000, () => throw new InsufficientMemoryException(), "a mini-batch; use a smaller BatchSize"));
        Assert.EndsWith("for 0.5 GB: a mini-batch; use a smaller BatchSize.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1f, "with learning rate 0.1; try a smaller learning rate, such as 0.01.")]
    [InlineData(float.PositiveInfinity, "with learning rate Infinity; try a smaller factor of the schedule (Gamma).")]
    [InlineData(1e-45f, "with learning rate 1E-45; the learning rate is too small to be the cause, so begin with smaller parameters.")]
    [InlineData(0, "with learning rate 0; the learning rate is too small to be the cause, so begin with smaller parameters.")]
    public void ADivergedTrainingGivesAUsefulHint(float learningRate, string end) => Assert.Equal(
        $"The loss is no longer a finite number at step 7 {end}", new TrainingDivergedException(7, learningRate).Message);
}
