using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Emission;

/// <summary>Settings of a user's project that bring further errors and warnings: the emitted code has none of them.</summary>
public class ProjectSettingTests
{
    public static TheoryData<string> Declarations =>
    [
        "[Mlp] public partial class Model;",
        "[Mlp(Depth = 2, Direct = true, Normalization = Normalization.Batch, Residual = true, Dropout = 0.1f, Activation = Activation.Gelu)] public partial class Model;",
        "[Mlp(Context = 8, Hierarchical = true, Normalization = Normalization.Layer)] public partial class Model;",
        "[Mlp(Tokens = Tokens.Words, VocabularySize = 1_000_000, Depth = 0)] public partial class Model;",
        "[Mlp(Context = 1024, Embed = 1024, Hidden = 1024)] public partial class Model;",
        "[Mlp(Depth = 2, Direct = true, Normalization = Normalization.Batch, Backend = Backend.Torch)] public partial class Model;",
        "[MlpSweep(Hidden = [3, 4], Activation = [Activation.Tanh, Activation.Relu])] public static partial class Sweep;",
    ];

    /// <summary>
    /// Two warnings remain, where the user can silence them, in the user's own file: on the arrays of [MlpSweep], and on the
    /// declaration of a Torch model, whose base class is not marked as compliant.
    /// </summary>
    [Theory]
    [MemberData(nameof(Declarations))]
    public Task TheAssemblyMayClaimCompliance(string declaration) => Expect.Model(UserProject.WithTorch(
        $"[assembly: System.CLSCompliant(true)]\n#pragma warning disable CS3009, CS3016\n/// <summary>The user's.</summary>\n{declaration}"));

    [Theory]
    [MemberData(nameof(Declarations))]
    public Task ArithmeticMayBeChecked(string declaration)
    {
        CSharpCompilation project = UserProject.WithTorch($"/// <summary>The user's.</summary>\n{declaration}");
        return Expect.Model(project.WithOptions(project.Options.WithOverflowChecks(true)));
    }
}
