using Makemore.Engine;

namespace Makemore.Tests.Engine.Memory;

/// <summary>Kernels write to this memory by addresses, so a length that is not available is refused.</summary>
public sealed class AlignedFloatsTests
{
    private static readonly int Longest = Array.MaxLength - 16;

    [Fact]
    public void MemoryIsReplacedIfItIsTooShort()
    {
        var floats = new AlignedFloats(5);
        Assert.Same(floats, floats.OrLonger(5));
        Assert.Equal(6, floats.OrLonger(6).Length);
    }

    /// <summary>A product of sizes has overflowed.</summary>
    [Fact]
    public void ANegativeLengthIsRefused()
    {
        int overflowed = unchecked(65_536 * 40_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedFloats(overflowed));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedFloats(5).OrLonger(overflowed));
    }

    [Fact]
    public void ALengthThatNoArrayHasIsRefused()
    {
        Assert.Equal(Longest, AlignedFloats.ToLength(Longest));
        string message = $"The model needs an array of 4300000000 numbers, and an array has room for {Longest}; use a smaller BatchSize or a smaller model.";
        Assert.Equal(message, Assert.Throws<InsufficientMemoryException>(() => new AlignedFloats(4_300_000_000)).Message);
        Assert.Equal(message, Assert.Throws<InsufficientMemoryException>(() => new AlignedFloats(5).OrLonger(4_300_000_000)).Message);
    }

    /// <summary>Their sizes have products above 2³¹, some of which would be small numbers after an overflow.</summary>
    [Fact]
    public void MatricesThatNoArrayHoldsAreRefused()
    {
        Assert.Throws<InsufficientMemoryException>(() => new Activations(rows: 1 << 20, width: 4096));
        Assert.Throws<InsufficientMemoryException>(() => new Activations(rows: 1 << 16, width: 1, positions: 1 << 12));
        Assert.Throws<InsufficientMemoryException>(() => new PackedMatrix(rows: 1 << 26, columns: 64));
    }
}
