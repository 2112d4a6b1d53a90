namespace Makemore.Tests.Sampling;

public sealed class SamplingOptionsTests
{
    public static TheoryData<SamplingOptions, string> Faults => new()
    {
        { new() { Temperature = -1 }, "Temperature is -1; it must be a finite number, 0 (greedy) or more. (Parameter 'Temperature')" },
        { new() { Temperature = float.NaN }, "Temperature is NaN; it must be a finite number, 0 (greedy) or more. (Parameter 'Temperature')" },
        { new() { TopK = 0 }, "TopK is 0; it must be 1 or more, or null for all tokens. (Parameter 'TopK')" },
        { new() { TopP = 0 }, "TopP is 0; it must be above 0 and at most 1, or null for all tokens. (Parameter 'TopP')" },
        { new() { TopP = 1.5f }, "TopP is 1.5; it must be above 0 and at most 1, or null for all tokens. (Parameter 'TopP')" },
        { new() { TopP = float.NaN }, "TopP is NaN; it must be above 0 and at most 1, or null for all tokens. (Parameter 'TopP')" },
        { new() { MaxLength = 0 }, "MaxLength is 0; it must be 1 or more. (Parameter 'MaxLength')" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AnOptionOutOfItsRangeIsNamed(SamplingOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(options.Validate).Message);

    [Fact]
    public void APromptIsNotNull() =>
        Assert.Throws<ArgumentNullException>(new SamplingOptions { Prompt = null! }.Validate);

    [Fact]
    public void TheEndsOfTheRangesAreInThem() =>
        new SamplingOptions { Temperature = 0, TopK = 1, TopP = 1, MaxLength = 1 }.Validate();
}
