using Makemore.Generators.CodeFixes;
using Makemore.Generators.Tests.Diagnostics;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Makemore.Generators.Tests.CodeFixes;

/// <summary>What each fix makes of one fault; what comes out is a model.</summary>
public class CodeFixTests
{
    [Theory]
    [InlineData("[Mlp]\nclass Model;\n", "[Mlp]\npartial class Model;\n")]
    [InlineData("/// <summary>A model.</summary>\n[Mlp]\ninternal sealed class Model { } // End.\n", "/// <summary>A model.</summary>\n[Mlp]\ninternal sealed partial class Model { } // End.\n")]
    [InlineData("// A type.\nreadonly ref struct Outer { [Mlp] partial class Model; }\n", "// A type.\nreadonly ref partial struct Outer { [Mlp] partial class Model; }\n")]
    [InlineData("record struct Outer { [Mlp] partial class Model; }\n", "partial record struct Outer { [Mlp] partial class Model; }\n")]
    public Task MakesATypePartial(string source, string expected) => Fixes(new MakePartialFix(), source, expected);

    [Theory]
    [InlineData("\"abca\"", "\"abc\"")]
    [InlineData("\"zb.a\"", "\"zba\"")]
    [InlineData("\"a\\uD83D\\n\"", "\"a\"")]
    [InlineData("@\"\"\"\"\"\\\\\" /* All. */", "\"\\\"\\\\\" /* All. */")]
    public Task LeavesEachLetterOnce(string alphabet, string expected) => Fixes(
        new CleanAlphabetFix(), $"[Mlp(Alphabet = {alphabet})] partial class Model;", $"[Mlp(Alphabet = {expected})] partial class Model;");

    [Theory]
    [InlineData("\"..\"")]
    [InlineData("\"a\" + \"a\"")]
    public Task OffersNothingWhereThereIsNoLetterOrNoLiteral(string alphabet) =>
        OffersNothing(new CleanAlphabetFix(), $"[Mlp(Alphabet = {alphabet})] partial class Model;");

    [Theory]
    [InlineData("[Mlp] static partial class Model;", "[Mlp] partial class Model;")]
    [InlineData("[Mlp]\n// Mine.\nstatic partial class Model;", "[Mlp]\n// Mine.\npartial class Model;")]
    [InlineData("[Mlp] internal static /* no more */ partial class Model;", "[Mlp] internal /* no more */ partial class Model;")]
    public Task RemovesStatic(string source, string expected) => Fixes(new RemoveStaticFix(), source, expected);

    [Theory]
    [InlineData("[Mlp] public abstract partial class Model;", "[Mlp] public partial class Model;")]
    [InlineData("[Mlp] partial class Model; abstract partial class Model;", "[Mlp] partial class Model; partial class Model;")]
    public Task RemovesAbstract(string source, string expected) => Fixes(new RemoveAbstractFix(), source, expected);

    [Theory]
    [InlineData("[Mlp] partial class Model { public required int X { get; set; } }", "[Mlp] partial class Model { public int X { get; set; } }")]
    [InlineData("[Mlp] partial class Model { required public int X = 1, Y = 2; }", "[Mlp] partial class Model { public int X = 1, Y = 2; }")]
    public Task RemovesRequired(string source, string expected) => Fixes(new RemoveRequiredFix(), source, expected);

    [Fact]
    public Task OffersNothingForAnInheritedMember() => OffersNothing(
        new RemoveRequiredFix(), "class Base { public required int X { get; set; } } [Mlp] partial class Model : Base;");

    [Theory]
    [InlineData("[Mlp(Activation = (Activation)9)] partial class Model;", "[Mlp(Activation = Activation.Elu)] partial class Model;")]
    [InlineData("[Mlp(Backend = /* none */ (Backend)(-1))] partial class Model;", "[Mlp(Backend = /* none */ Backend.Simd)] partial class Model;")]
    [InlineData(
        "[MlpSweep(Normalization = [Normalization.None, (Normalization)int.MaxValue])] static partial class Sweep;",
        "[MlpSweep(Normalization = [Normalization.None, Normalization.Layer])] static partial class Sweep;")]
    [InlineData(
        "class Activation { } namespace A { [Mlp(Activation = (Makemore.Activation)5)] partial class Model; }",
        "class Activation { } namespace A { [Mlp(Activation = Makemore.Activation.Elu)] partial class Model; }")]
    public Task WritesTheNearestChoice(string source, string expected) => Fixes(new NearestChoiceFix(), source, expected);

    [Theory]
    [InlineData("[MlpSweep(Hidden = [1])] partial class Sweep;", "[MlpSweep(Hidden = [1])] static partial class Sweep;")]
    [InlineData("// S.\n[MlpSweep(Hidden = [1])]\npublic sealed partial class Sweep { }", "// S.\n[MlpSweep(Hidden = [1])]\npublic static partial class Sweep { }")]
    [InlineData("[MlpSweep(Hidden = [1])] abstract partial class Sweep;", "[MlpSweep(Hidden = [1])] static partial class Sweep;")]
    public Task MakesASweepStatic(string source, string expected) => Fixes(new MakeStaticFix(), source, expected);

    [Theory]
    [InlineData("[MlpSweep(Hidden = [1])] partial struct Sweep;")]
    [InlineData("[MlpSweep(Hidden = [1])] partial record Sweep;")]
    [InlineData("[MlpSweep(Hidden = [1])] partial class Sweep : System.Exception;")]
    public Task OffersNothingForASweepThatIsNoPlainClass(string source) => OffersNothing(new MakeStaticFix(), source);

    [Theory]
    [InlineData("[Mlp(Tokens = Tokens.Words)] partial class Model;", "[Mlp(Tokens = Tokens.Words, VocabularySize = 5000)] partial class Model;")]
    [InlineData(
        "[MlpSweep(Tokens = Tokens.Words,\n    Hidden = [1, 2])] static partial class Sweep;",
        "[MlpSweep(Tokens = Tokens.Words,\n    Hidden = [1, 2], VocabularySize = 5000)] static partial class Sweep;")]
    public Task AddsAVocabularySize(string source, string expected) => Fixes(new AddVocabularySizeFix(), source, expected);

    [Theory]
    [InlineData("[Mlp(VocabularySize = 9)] partial class Model;", "[Mlp] partial class Model;")]
    [InlineData("[Mlp(VocabularySize = 9, Hidden = 3)] partial class Model;", "[Mlp(Hidden = 3)] partial class Model;")]
    [InlineData("[Mlp(Hidden = 3,\n    VocabularySize = 9)] partial class Model;", "[Mlp(Hidden = 3)] partial class Model;")]
    [InlineData(
        "[Mlp(Alphabet = \"ab\", Tokens = Tokens.Words, VocabularySize = 9)] partial class Model;",
        "[Mlp(Tokens = Tokens.Words, VocabularySize = 9)] partial class Model;")]
    [InlineData("[Mlp(Residual = true)] partial class Model;", "[Mlp] partial class Model;")]
    [InlineData("[Mlp(SharedOutput = true)] partial class Model;", "[Mlp] partial class Model;")]
    [InlineData("[Mlp(Hidden = 20, SharedOutput = true, OutputScale = 2)] partial class Model;", "[Mlp(Hidden = 20, SharedOutput = true)] partial class Model;")]
    [InlineData("[Mlp(Context = 8, Hierarchical = true, Depth = 2)] partial class Model;", "[Mlp(Context = 8, Hierarchical = true)] partial class Model;")]
    public Task RemovesAnArgumentWithoutMeaning(string source, string expected) => Fixes(new RemoveArgumentFix(), source, expected);

    [Theory]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model;", "[Mlp] partial class Model;")]
    [InlineData("[Mlp(Backend = Backend.Torch, Hidden = 3)] partial class Model;", "[Mlp(Hidden = 3)] partial class Model;")]
    public Task RemovesABackendWithoutReference(string source, string expected) => Fixes(new RemoveTorchFix(), source, expected);

    /// <summary>Of the two ways out, a tool must not choose one for a whole project.</summary>
    [Fact]
    public void ABackendWithoutReferenceIsRemovedOneByOne() => Assert.Null(new RemoveTorchFix().GetFixAllProvider());

    private static async Task Fixes(CodeFixProvider provider, string source, string expected)
    {
        using FixedProject project = await FixedProject.Of(source);
        string[] texts = await project.EachFixed(provider);
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal(expected, text));
        await Expect.Model(expected);
    }

    private static async Task OffersNothing(CodeFixProvider provider, string source)
    {
        using FixedProject project = await FixedProject.Of(source);
        Assert.Empty(await project.EachFixed(provider));
    }
}
