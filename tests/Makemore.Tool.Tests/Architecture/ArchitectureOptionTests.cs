using Makemore.Tool.Architecture;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests.Architecture;

public class ArchitectureOptionTests
{
    [Fact]
    public void EachPropertyOfTheAttributeHasAnOption() =>
        Assert.Equal(
            typeof(MlpAttribute).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal),
            ArchitectureOption.All.Select(option => option.Property).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Context", "--context")]
    [InlineData("VocabularySize", "--vocabulary-size")]
    [InlineData("OutputScale", "--output-scale")]
    [InlineData("SharedOutput", "--shared-output")]
    public void TheNameIsThatOfTheProperty(string property, string name) => Assert.Equal(name, Option(property).Name);

    [Theory]
    [InlineData("Context", "8", "8")]
    [InlineData("Context", "-8", "-8")]
    [InlineData("Dropout", "0.1", "0.1f")]
    [InlineData("Direct", "true", "true")]
    [InlineData("Activation", "gelu", "Activation.Gelu")]
    [InlineData("Initialization", "TorchDefault", "Initialization.TorchDefault")]
    [InlineData("Alphabet", "a\"\\\u0007é", "\"a\\\"\\\\\\u0007é\"")]
    public void AWordIsWrittenInCode(string property, string word, string code) => Assert.Equal(code, Option(property).Code(word));

    [Theory]
    [InlineData("Context", "8.5", "--context must be a 32-bit integer, not '8.5'")]
    [InlineData("Context", "9999999999", "--context must be a 32-bit integer, not '9999999999'")]
    [InlineData("Dropout", "much", "--dropout must be a number, not 'much'")]
    [InlineData("Dropout", "nan", "--dropout must be a number, not 'nan'")]
    [InlineData("OutputScale", "1e39", "--output-scale must be a number, not '1e39', which is Infinity as a 32-bit floating-point number")]
    [InlineData("Direct", "yes", "--direct must be true or false, not 'yes'")]
    [InlineData("Activation", "gellu", "--activation gellu: gellu is not an activation; choose one of Tanh, Relu, Gelu, Silu, Elu (MLP017, https://github.com/makemore-net/makemore/blob/main/docs/diagnostics/MLP017.md); did you mean --activation gelu?")]
    [InlineData("Activation", "9", "--activation 9: 9 is not an activation; choose one of Tanh, Relu, Gelu, Silu, Elu (MLP017, https://github.com/makemore-net/makemore/blob/main/docs/diagnostics/MLP017.md)")]
    public void AWordOfAnotherTypeIsAnError(string property, string word, string error) =>
        Assert.Equal(error, Assert.Throws<DeclarationException>(() => Option(property).Code(word)).Message);

    [Fact]
    public void EveryValueOfEveryEnumerationCanBeWritten()
    {
        foreach (ArchitectureOption option in ArchitectureOption.All.Where(option => option.Type.IsEnum))
            Assert.All(option.Values.Split('|'), word => Assert.StartsWith($"{option.Type.Name}.", option.Code(word), StringComparison.Ordinal));
    }

    private static ArchitectureOption Option(string property) => ArchitectureOption.All.Single(option => option.Property == property);
}
