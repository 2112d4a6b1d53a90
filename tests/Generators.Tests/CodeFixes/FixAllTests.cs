using Makemore.Generators.CodeFixes;
using Makemore.Generators.Tests.Diagnostics;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Makemore.Generators.Tests.CodeFixes;

/// <summary>What each fix makes of all faults of a project at once.</summary>
public class FixAllTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        { "MLP001", "partial class Outer { [Mlp] class M1; [Mlp] class M2; }", "partial class Outer { [Mlp] partial class M1; [Mlp] partial class M2; }" },
        { "MLP001", "class Outer { class Inner { [Mlp] class M1; [Mlp] class M2; } }", "partial class Outer { partial class Inner { [Mlp] partial class M1; [Mlp] partial class M2; } }" },
        { "MLP003", "[Mlp] static partial class M1;\n[Mlp] static partial class M2;", "[Mlp] partial class M1;\n[Mlp] partial class M2;" },
        { "MLP004", "[Mlp] abstract partial class M1 { [Mlp] abstract partial class M2; }", "[Mlp] partial class M1 { [Mlp] partial class M2; }" },
        { "MLP011", "[Mlp] partial class M1 { public required int X = 1, Y = 2; public required int Z { get; set; } }", "[Mlp] partial class M1 { public int X = 1, Y = 2; public int Z { get; set; } }" },
        {
            "MLP017",
            "[Mlp(Activation = (Activation)9, Normalization = (Normalization)(-2))] partial class M1; [MlpSweep(Activation = [(Activation)8, Activation.Relu])] static partial class S2;",
            "[Mlp(Activation = Activation.Elu, Normalization = Normalization.None)] partial class M1; [MlpSweep(Activation = [Activation.Elu, Activation.Relu])] static partial class S2;"
        },
        { "MLP019", "[Mlp(Alphabet = \"aab\")] partial class M1; [Mlp(Alphabet = \"cdc\")] partial class M2;", "[Mlp(Alphabet = \"ab\")] partial class M1; [Mlp(Alphabet = \"cd\")] partial class M2;" },
        { "MLP020", "[Mlp(Alphabet = \".aab\")] partial class M1; [Mlp(Alphabet = \"c.d\")] partial class M2;", "[Mlp(Alphabet = \"ab\")] partial class M1; [Mlp(Alphabet = \"cd\")] partial class M2;" },
        { "MLP028", "[MlpSweep(Hidden = [1])] partial class S1; [MlpSweep(Hidden = [1])] sealed partial class S2;", "[MlpSweep(Hidden = [1])] static partial class S1; [MlpSweep(Hidden = [1])] static partial class S2;" },
        {
            "MLP039",
            "[Mlp(Tokens = Tokens.Words)] partial class M1; [Mlp(Tokens = Tokens.Words)] partial class M2;",
            "[Mlp(Tokens = Tokens.Words, VocabularySize = 5000)] partial class M1; [Mlp(Tokens = Tokens.Words, VocabularySize = 5000)] partial class M2;"
        },
        { "MLP040", "[Mlp(VocabularySize = 9)] partial class M1; [Mlp(Hidden = 2, VocabularySize = 9)] partial class M2;", "[Mlp] partial class M1; [Mlp(Hidden = 2)] partial class M2;" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task FixesAllFaultsInAllFiles(string id, string source, string expected)
    {
        const string Other = "namespace Other { ";
        using FixedProject project = await FixedProject.Of(source, Other + source + "}");
        string[] texts = await project.AllFixed(FixProviders.Of(id), id);
        Assert.Equal([expected, Other + expected + "}"], texts);
        await Expect.Model(texts);
    }

    /// <summary>
    /// A tool may take the key of the action from another fault that the analyzer reports, and only some runs do:
    /// the order of the faults is not fixed.
    /// </summary>
    [Theory]
    [InlineData("MLP001", "MLP019")]
    [InlineData("MLP019", "MLP001")]
    [InlineData("MLP001", "MLP015")]
    [InlineData("MLP019", "MLP015")]
    [InlineData("MLP019", "MLP020")]
    [InlineData("MLP003", "MLP001")]
    [InlineData("MLP017", "MLP019")]
    public async Task FixesAllFaultsOfAnIdWhicheverFaultComesFirst(string id, string first)
    {
        string[] sources =
        [
            "[Mlp(Alphabet = \"a.a\")] class M1; [Mlp(Hidden = 0)] static partial class M2; [Mlp(Activation = (Activation)9)] partial class M3;",
            "[Mlp(Alphabet = \"b.b\", Activation = (Activation)9)] static class M4;",
        ];
        using FixedProject project = await FixedProject.Of(sources);
        CodeFixProvider provider = FixProviders.Of(id);
        Assert.Equal(await project.AllFixed(provider, id), await project.AllFixed(provider, id, first));
        Assert.NotEqual(sources, await project.AllFixed(provider, id, first));
    }

    /// <summary>A fix that is given a fault of another kind does nothing.</summary>
    [Fact]
    public async Task AFixLeavesOtherFaultsAlone()
    {
        using FixedProject project = await FixedProject.Of("[Mlp] class M1; [Mlp] static partial class M2;");
        Assert.Equal(
            ["[Mlp] partial class M1; [Mlp] static partial class M2;"],
            await project.AllFixed(new MakePartialFix(), "MLP001", first: "MLP003"));
    }
}
