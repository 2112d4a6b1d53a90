using Makemore.Generators.Tests.Diagnostics;

namespace Makemore.Generators.Tests.Snapshots;

/// <summary>The code of a model, to be read: a set of files for each shape there is.</summary>
public class SimdTests
{
    [Fact]
    public async Task Defaults() => await EmittedCode.IsAccepted(await Expect.Model("[Mlp] public partial class NameModel;"));

    [Fact]
    public async Task Deep() => await EmittedCode.IsAccepted(await Expect.Model(
        "[Mlp(Context = 2, Embed = 4, Hidden = 8, Depth = 2, Activation = Activation.Gelu)] public partial class DeepModel;"));

    [Fact]
    public async Task NoHiddenLayer() => await EmittedCode.IsAccepted(await Expect.Model(
        "[Mlp(Context = 1, Embed = 2, Depth = 0)] public partial class BigramModel;"));

    [Fact]
    public async Task EveryOptionOfAFlatModel() => await EmittedCode.IsAccepted(await Expect.Model(
        """
        [Mlp(Context = 2, Embed = 4, Hidden = 8, Depth = 2, Direct = true, Normalization = Normalization.Batch, Residual = true, Dropout = 0.1f,
            Initialization = Initialization.Kaiming, EmbedScale = 0.5f, OutputScale = 0.1f)]
        public partial class NameModel;
        """));

    [Fact]
    public async Task LayerNormalization() => await EmittedCode.IsAccepted(await Expect.Model(
        """
        [Mlp(Embed = 4, Hidden = 8, Activation = Activation.Gelu, Normalization = Normalization.Layer, Initialization = Initialization.TorchDefault)]
        public partial class NameModel;
        """));

    [Fact]
    public async Task Hierarchical() => await EmittedCode.IsAccepted(await Expect.Model(
        "[Mlp(Context = 8, Embed = 4, Hidden = 8, Hierarchical = true)] public partial class WaveModel;"));

    [Fact]
    public async Task AnotherAlphabet() => await EmittedCode.IsAccepted(await Expect.Model(
        """[Mlp(Embed = 5, Hidden = 10, Activation = Activation.Relu, Alphabet = "яёба'éß")] public partial class WordModel;"""));

    [Fact]
    public async Task Words() => await EmittedCode.IsAccepted(await Expect.Model(
        "[Mlp(Tokens = Tokens.Words, VocabularySize = 5000, Context = 4, Embed = 30, Direct = true)] public partial class TextModel;"));

    [Fact]
    public async Task SharedOutput() => await EmittedCode.IsAccepted(await Expect.Model(
        "[Mlp(Tokens = Tokens.Words, VocabularySize = 5000, Context = 4, Embed = 30, Hidden = 30, Direct = true, SharedOutput = true)] public partial class TextModel;"));

    [Fact]
    public async Task NestedType() => await EmittedCode.IsAccepted(await Expect.Model(
        """
        namespace Lab.@event
        {
            readonly partial struct Experiments
            {
                internal partial interface @interface
                {
                    /// <summary>The user's own words.</summary>
                    [Mlp(Context = 2, Embed = 3, Hidden = 4)]
                    public sealed partial class @class;
                }
            }
        }
        """));
}
