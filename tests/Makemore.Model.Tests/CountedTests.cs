namespace Makemore.Tests;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 steps")]
    [InlineData(1, "1 step")]
    [InlineData(2, "2 steps")]
    [InlineData(2_000, "2,000 steps")]
    public void ANounHasTheFormOfItsNumber(long count, string expected) => Assert.Equal(expected, Counted.Of(count, "step"));
}
