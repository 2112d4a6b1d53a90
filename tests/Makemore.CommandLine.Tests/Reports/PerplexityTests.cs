using Makemore.CommandLine.Reports;

namespace Makemore.CommandLine.Tests.Reports;

public sealed class PerplexityTests
{
    [Theory]
    [InlineData(0, "1.00")]
    [InlineData(2.5, "12.18")]
    [InlineData(16, "8886110.52")]
    [InlineData(45.7114, "7.12e+19")]
    [InlineData(1000, "Infinity")]
    public void AVeryLargeOneIsShort(double loss, string text) => Assert.Equal(text, Perplexity.Of(loss));

    [Fact]
    public void ThereMayBeNone() => Assert.Equal("", Perplexity.Text(null));
}
