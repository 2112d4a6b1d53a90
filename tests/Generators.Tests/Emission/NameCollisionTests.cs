using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Emission;

/// <summary>The user's own names do not change what the emitted code means.</summary>
public class NameCollisionTests
{
    /// <summary>What the emitted code refers to, all of it as types of the user's.</summary>
    private const string Types =
        """
        class Engine; class Tensor; class Vocabulary; class Parameter; class Network; class Tile; class Model2; class Architecture; class Sizes; class Activations; class Tanh; class Linear;
        class ModelSpec; class Tokens; class ILanguageModel; class TorchModel; class MathF; class CrossEntropy; class TrainingRun; class Checkpoint; class @torch;
        class BatchNorm; class LayerNorm; class Dropout; class Residual; class EmbeddingLinear; class Gelu; class Normalization; class Initialization; class DropoutNoise;
        class E; class Wx; class Wd; class @norm; class @direct; class @h; class @logits; class @network; class @random; class @sampler; class @batch; class @vocabulary; class @string; class @float;
        """;

    private const string Namespaces = "class System; class Makemore; class TorchSharp;";

    private const string EveryOption =
        "Depth = 2, Direct = true, Normalization = global::Makemore.Normalization.Batch, Residual = true, Dropout = 0.1f, Initialization = global::Makemore.Initialization.Kaiming";

    private const string Words = "Tokens = global::Makemore.Tokens.Words, VocabularySize = 9";

    private static readonly string[] Attributes =
    [
        "[Mlp]", "[Mlp(Depth = 2, Activation = Activation.Gelu)]", "[Mlp(Backend = Backend.Torch)]",
        $"[Mlp({EveryOption})]", $"[Mlp({EveryOption}, Backend = Backend.Torch)]",
        "[Mlp(Hidden = 20, SharedOutput = true)]", $"[Mlp({Words}, Direct = true)]", $"[Mlp({Words}, Direct = true, Backend = Backend.Torch)]",
    ];

    public static TheoryData<string> Models => [.. Attributes];

    [Theory]
    [MemberData(nameof(Models))]
    public Task TypesOutsideAllNamespaces(string attribute) => Compiles($"{attribute} partial class Model; {Types}");

    [Theory]
    [MemberData(nameof(Models))]
    public Task TypesOfTheSameNamespace(string attribute) =>
        Compiles($"namespace Lab {{ {attribute} partial class Model; {Types} {Namespaces} }}");

    [Theory]
    [MemberData(nameof(Models))]
    public Task NamespacesWithinTheSameNamespace(string attribute) =>
        Compiles($"namespace Lab {{ {attribute} partial class Model; namespace System {{ class C; }} namespace Makemore {{ class C; }} namespace TorchSharp {{ class C; }} }}");

    [Theory]
    [MemberData(nameof(Models))]
    public Task TypesAroundTheModel(string attribute) =>
        Compiles($"namespace Lab {{ partial class System {{ partial class Makemore {{ partial class Outer {{ {attribute} partial class Model; {Types} }} }} }} }}");

    [Theory]
    [MemberData(nameof(Models))]
    public Task TypesWithinTheModel(string attribute) =>
        Compiles($"{attribute} partial class Model {{ class Engine; class Tensor; class Parameter; class Activations; class Linear; class @torch; {Namespaces} }}");

    /// <summary>What a model stands on is elsewhere, so that its names are the user's.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public Task MembersWithNamesThatTheNetworkHasToo(string attribute) =>
        Compiles($"{attribute} partial class Model {{ class Tile; int Network => 1; void Pass() {{ }} int _network; int Architecture => _network; static int _spec = 1; public static int Sizes => _spec++; object _model = new(); public override string ToString() => $\"{{_model}}\"; public void Set() => _network++; }}");

    [Theory]
    [InlineData("[Mlp] partial class Network;")]
    [InlineData("[Mlp] partial class Tile;")]
    [InlineData("[Mlp] partial class Sizes;")]
    [InlineData("[Mlp] partial class Architecture { [Mlp] partial class Network { [Mlp] partial class Linear; } }")]
    [InlineData("namespace Makemore.Engine { [Mlp] partial class Tensor; }")]
    [InlineData("namespace Makemore.Generated { [Mlp] partial class Model; }")]
    [InlineData("namespace A { [Mlp] partial class B_C; } namespace A.B { [Mlp] partial class C; } namespace A_B { [Mlp] partial class C; }")]
    public Task ClassesWithNamesThatTheNetworkHasToo(string source) => Compiles(source);

    [Theory]
    [InlineData("void Register(string name) { }")]
    [InlineData("int StartTraining;")]
    [InlineData("int CrossEntropy => 1;")]
    public async Task AMemberInPlaceOfOneThatTheTorchBackendCallsIsAFault(string member)
    {
        GeneratorRun run = GeneratorRun.On(UserProject.WithTorch($"[Mlp(Backend = Backend.Torch)] partial class Model {{ {member} }}"));
        Assert.Equal("MLP012", Assert.Single(await run.Faults()).Id);
    }

    private static Task<GeneratorRun> Compiles(string source) => Expect.Model(UserProject.WithTorch(source));
}
