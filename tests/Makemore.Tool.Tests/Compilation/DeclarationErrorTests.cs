using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests.Compilation;

public class DeclarationErrorTests
{
    private const string Pages = "https://github.com/makemore-net/makemore/blob/main/docs/diagnostics";

    [Theory]
    [InlineData("Hidden = 0", "Hidden = 0: Hidden is 0; it must lie between 1 and 65536 (MLP015, {0}/MLP015.md)")]
    [InlineData("Embed = -3", "Embed = -3: Embed is -3; it must lie between 1 and 65536 (MLP015, {0}/MLP015.md)")]
    [InlineData("Dropout = 1", "Dropout = 1: Dropout is 1; it must be 0 or more, and below 1 (MLP034, {0}/MLP034.md)")]
    [InlineData("Activation = (Activation)9", "Activation = (Activation)9: 9 is not an activation; choose one of Tanh, Relu, Gelu, Silu, Elu (MLP017, {0}/MLP017.md)")]
    [InlineData("Depth = 0, Dropout = 0.5f", "Dropout = 0.5f: Dropout acts on hidden layers, but with Depth = 0 the model has none; remove Dropout, or increase Depth (MLP035, {0}/MLP035.md)")]
    [InlineData("Alphabet = \"aba\"", "Alphabet = \"aba\": The alphabet repeats 'a'; write each letter once (MLP019, {0}/MLP019.md)")]
    [InlineData("Backend = Backend.Torch", "Backend = Backend.Torch: this tool cannot compile models for Torch; use a project with Makemore.Torch (MLP025, {0}/MLP025.md)")]
    public void AnErrorHasTheArgumentTheTextOfTheDiagnosticItsIdAndItsHelpPage(string arguments, string error) =>
        Assert.Equal([error.Replace("{0}", Pages, StringComparison.Ordinal)], Declared.Errors(arguments));

    [Fact]
    public void AllErrorsAreReportedAtOnce() =>
        Assert.Collection(
            Declared.Errors("Context = 0, Hidden = 0, Hierarchical = true, Depth = 3"),
            error => Assert.StartsWith("Context = 0: Context is 0", error, StringComparison.Ordinal),
            error => Assert.StartsWith("Hidden = 0: Hidden is 0", error, StringComparison.Ordinal),
            error => Assert.Contains("(MLP037, ", error, StringComparison.Ordinal));

    [Fact]
    public void AnErrorOfTheWholeDeclarationNamesNoArgument() =>
        Assert.StartsWith("The parameters would need", Assert.Single(Declared.Errors("Hidden = 65536, Embed = 65536")), StringComparison.Ordinal);

    [Fact]
    public void AnErrorThatTheCompilerFindsHasItsId() =>
        Assert.Contains("Widht = 3: ", Assert.Single(Declared.Errors("Widht = 3")), StringComparison.Ordinal);

    [Theory]
    [InlineData("nope.safetensors")]
    [InlineData("Context = ")]
    [InlineData("3")]
    [InlineData("[Other(Context = 3)]")]
    [InlineData("Context = 3)] class A; [Mlp(")]
    public void ATextThatIsNoDeclarationIsQuoted(string text) =>
        Assert.StartsWith($"'{text}' is not a file or a folder, and not a declaration such as \"Context = 3, Hidden = 100\"", Assert.Throws<DeclarationException>(() => DeclarationText.Parse(text)).Message, StringComparison.Ordinal);
}
