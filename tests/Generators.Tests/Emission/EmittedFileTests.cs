using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Emission;

/// <summary>What holds for every file of every model.</summary>
public class EmittedFileTests
{
    /// <summary>Without the indentation.</summary>
    private const int LongestLine = 132;

    private static readonly string[] Arguments =
    [
        "Context = 1, Embed = 1, Hidden = 1",
        "Context = 8, Embed = 3, Hidden = 17",
        "Context = 3, Embed = 100, Hidden = 1000",
        "Alphabet = \"x\"",
        "Tokens = Tokens.Words, VocabularySize = 3",
        "Tokens = Tokens.Words, VocabularySize = 10_000, Context = 1, Depth = 0, Initialization = Initialization.TorchDefault",
        "Tokens = Tokens.Words, VocabularySize = 5000, Context = 4, Depth = 2, Direct = true, Normalization = Normalization.Batch, Dropout = 0.5f",
        "Alphabet = \"éñβд語😀\"",
        "Alphabet = \"\\\"\\\\'{}/* \"",
        .. from activation in Enum.GetNames<Activation>()
           from depth in new[] { 0, 1, 2, 12 }
           select $"Depth = {depth}, Activation = Activation.{activation}",
        .. from normalization in new[] { "None", "Batch", "Layer" }
           from layers in new[] { "Depth = 1", "Depth = 3, Residual = true", "Context = 16, Hierarchical = true" }
           from dropout in new[] { "0", "0.25f" }
           from activation in new[] { "Tanh", "Gelu" }
           select $"{layers}, Activation = Activation.{activation}, Normalization = Normalization.{normalization}, Dropout = {dropout}, Direct = {(dropout == "0" ? "true" : "false")}",
        .. from tokens in new[] { "Alphabet = \"abc\"", "Tokens = Tokens.Words, VocabularySize = 5000" }
           from layers in new[] { "Depth = 1, Direct = true, OutputScale = 0.1f", "Depth = 2, Residual = true", "Context = 16, Hierarchical = true, Normalization = Normalization.Batch" }
           select $"{tokens}, Embed = 24, Hidden = 24, SharedOutput = true, {layers}",
        .. from initialization in new[] { "ScaledNormal", "Kaiming", "TorchDefault" }
           from depth in new[] { 0, 1 }
           select $"Depth = {depth}, Direct = true, Initialization = Initialization.{initialization}, EmbedScale = 1e-7f, OutputScale = 999",
    ];

    public static TheoryData<string> Declarations =>
    [
        .. Arguments.Select(arguments => $"[Mlp({arguments})] partial class Model;"),
        .. Arguments.Select(arguments => $"[Mlp({arguments}, Backend = Backend.Torch)] partial class Model;"),
        "[Mlp] sealed partial class Model;",
        "partial class Outer { [Mlp] private partial class Model; [Mlp(Backend = Backend.Torch)] protected partial class TorchModel; }",
        "/// <summary>Mine.</summary>\n[Mlp] public partial class Model { }",
        "namespace A.B { partial class C { partial struct D { [Mlp] internal partial class Model; } } }",
    ];

    /// <summary>At warning level 9999, nullable, with XML docs, and with warnings as errors.</summary>
    [Theory]
    [MemberData(nameof(Declarations))]
    public Task TheCompilerHasNothingToSay(string declaration) => Expect.Model(UserProject.WithTorch(declaration));

    /// <summary>The heading has the equation of the paper. An option of the hidden layers has no effect without one.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("Direct = true, OutputScale = 0.1f", false)]
    [InlineData("Depth = 2", true)]
    [InlineData("Activation = Activation.Relu", true)]
    [InlineData("Normalization = Normalization.Layer", true)]
    [InlineData("Dropout = 0.25f", true)]
    [InlineData("Depth = 0", false)]
    [InlineData("Depth = 0, Activation = Activation.Relu", false)]
    public void TheHeadingSaysIfOptionsExtendTheEquation(string arguments, bool extend) =>
        Assert.Equal(extend, Emit($"[Mlp({arguments})] partial class Model;").Values.Any(
            text => text.Contains("// The options of the attribute extend the equation; the forward pass shows how.\n", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void TheTextIsClean(string declaration)
    {
        Assert.All(Emit(declaration).Values, text =>
        {
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\t", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.All(text.Split('\n'), line =>
            {
                Assert.Equal(line.TrimEnd(), line);
                Assert.InRange(line.TrimStart().Length, 0, LongestLine);
            });
        });
    }

    [Theory]
    [MemberData(nameof(Declarations))]
    public void TheCultureOfTheMachineDoesNotMatter(string declaration)
    {
        IReadOnlyDictionary<string, string> here = Emit(declaration);
        using var elsewhere = new OddCulture();
        Assert.Equal(here, Emit(declaration));
    }

    /// <summary>A pull request shows what a change of the attribute touched.</summary>
    [Theory]
    [InlineData("Hidden = 50", "Parameters", "Network")]
    [InlineData("Activation = Activation.Relu", "Parameters", "Network")]
    [InlineData("Alphabet = \"zyxwvutsrqponmlkjihgfedcb'\"", "Parameters", "Network")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 27", "Parameters", "Network", "Training")]
    public void OnlyTheFilesThatAChangeTouchesDiffer(string change, params string[] concerns)
    {
        IReadOnlyDictionary<string, string> before = Emit("[Mlp] partial class Model;");
        IReadOnlyDictionary<string, string> after = Emit($"[Mlp({change})] partial class Model;");
        Assert.Equal(concerns.Select(concern => $"Model.{concern}.g.cs"), before.Keys.Where(file => before[file] != after[file]));
    }

    private static IReadOnlyDictionary<string, string> Emit(string declaration)
    {
        IReadOnlyDictionary<string, string> files = GeneratorRun.On(UserProject.WithTorch(declaration)).Files;
        Assert.NotEmpty(files);
        return files;
    }
}
