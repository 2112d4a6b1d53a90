using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Snapshots;

/// <summary>The code of a model over TorchSharp, to be read beside the notebook.</summary>
public class TorchTests
{
    [Fact]
    public async Task Defaults() => await EmittedCode.IsAccepted(await Expect.Model(UserProject.WithTorch(
        "[Mlp(Backend = Backend.Torch)] public partial class NameModel;")));

    [Fact]
    public async Task Deep() => await EmittedCode.IsAccepted(await Expect.Model(UserProject.WithTorch(
        "[Mlp(Context = 2, Embed = 4, Hidden = 8, Depth = 2, Activation = Activation.Gelu, Backend = Backend.Torch)] public partial class DeepModel;")));

    [Fact]
    public async Task EveryOptionOfAFlatModel() => await EmittedCode.IsAccepted(await Expect.Model(UserProject.WithTorch(
        """
        [Mlp(Context = 2, Embed = 4, Hidden = 8, Depth = 2, Direct = true, Normalization = Normalization.Batch, Residual = true, Dropout = 0.1f,
            Initialization = Initialization.Kaiming, EmbedScale = 0.5f, OutputScale = 0.1f, Backend = Backend.Torch)]
        public partial class NameModel;
        """)));

    [Fact]
    public async Task Words() => await EmittedCode.IsAccepted(await Expect.Model(UserProject.WithTorch(
        "[Mlp(Tokens = Tokens.Words, VocabularySize = 5000, Context = 4, Embed = 30, Direct = true, Backend = Backend.Torch)] public partial class TextModel;")));

    [Fact]
    public async Task SharedOutput() => await EmittedCode.IsAccepted(await Expect.Model(UserProject.WithTorch(
        "[Mlp(Hidden = 20, SharedOutput = true, Backend = Backend.Torch)] public partial class NameModel;")));

    [Fact]
    public async Task Hierarchical() => await EmittedCode.IsAccepted(await Expect.Model(UserProject.WithTorch(
        """
        [Mlp(Context = 8, Embed = 4, Hidden = 8, Direct = true, Normalization = Normalization.Layer, Hierarchical = true,
            Initialization = Initialization.TorchDefault, Backend = Backend.Torch)]
        public partial class WaveModel;
        """)));
}
