using Makemore.Testing;

namespace Makemore.Generators.Tests.Diagnostics;

/// <summary>Options that have no meaning together, and their neighbors that have.</summary>
public class CombinationTests
{
    [Theory]
    [InlineData("Dropout = [|1|]")]
    [InlineData("Dropout = [|-0.1f|]")]
    [InlineData("Dropout = [|float.NaN|]")]
    [InlineData("EmbedScale = [|-1|]")]
    [InlineData("EmbedScale = [|1_000|]")]
    [InlineData("OutputScale = [|float.PositiveInfinity|]")]
    [InlineData("OutputScale = [|-float.Epsilon|]")]
    public Task Mlp034NumberOutOfRange(string arguments) => Expect.Fault("MLP034", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Depth = 0, Normalization = [|Normalization.Batch|]")]
    [InlineData("Normalization = [|Normalization.Layer|], Depth = 0")]
    [InlineData("Depth = 0, Residual = [|true|]")]
    [InlineData("Depth = 0, Dropout = [|0.1f|]")]
    [InlineData("Depth = 0, Dropout = [|0.1f|], Residual = [|true|], Normalization = [|(Normalization)2|]")]
    public Task Mlp035NoHiddenLayer(string arguments) => Expect.Fault("MLP035", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Residual = [|true|]")]
    [InlineData("Depth = 1, Residual = [|!false|]")]
    [InlineData("Context = 4, Hierarchical = true, Residual = [|true|]")]
    public Task Mlp036NoLayerForResidual(string arguments) => Expect.Fault("MLP036", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Hierarchical = [|true|]")]
    [InlineData("Context = 1, Hierarchical = [|true|]")]
    [InlineData("Context = 12, Hierarchical = [|true|]")]
    [InlineData("Context = 6, Depth = 2, Hierarchical = [|true|]")]
    public Task Mlp037ContextNotAPowerOf2(string arguments) => Expect.Fault("MLP037", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Context = 8, Depth = [|2|], Hierarchical = true")]
    [InlineData("Context = 8, Hierarchical = true, Depth = [|0|]")]
    [InlineData("Context = 2, Hierarchical = true, Depth = [|2|]")]
    public Task Mlp038DepthOfHierarchy(string arguments) => Expect.Fault("MLP038", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("SharedOutput = [|true|]")]
    [InlineData("Depth = 0, Embed = 100, SharedOutput = [|true|]")]
    [InlineData("Context = 4, Embed = 8, Hierarchical = true, SharedOutput = [|true|]")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 9, Direct = true, OutputScale = 0.1f, SharedOutput = [|true|]")]
    public Task Mlp043NoLayerForSharedOutput(string arguments) => Expect.Fault("MLP043", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Hidden = 20, SharedOutput = true, OutputScale = [|0.1f|]")]
    [InlineData("OutputScale = [|0|], Hidden = 20, SharedOutput = true")]
    public Task Mlp044NoOutputWeights(string arguments) => Expect.Fault("MLP044", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Dropout = 0.999f, EmbedScale = 999, OutputScale = 0")]
    [InlineData("Dropout = 0, EmbedScale = 0, OutputScale = float.Epsilon")]
    [InlineData("Depth = 0, Direct = true, Normalization = Normalization.None, Residual = false, Dropout = 0")]
    [InlineData("Depth = 0, Activation = Activation.Gelu, Initialization = Initialization.Kaiming")]
    [InlineData("Depth = 2, Residual = true")]
    [InlineData("Context = 2, Hierarchical = true")]
    [InlineData("Context = 1024, Embed = 1, Hidden = 1, Hierarchical = true, Direct = true, Normalization = Normalization.Batch, Dropout = 0.5f")]
    [InlineData("Context = 8, Depth = 3, Hierarchical = true")]
    [InlineData("Context = 8, Depth = 1, Hierarchical = true, Residual = false")]
    [InlineData("Context = 3, Hierarchical = false")]
    [InlineData("Hidden = 20, SharedOutput = true, OutputScale = 1")]
    [InlineData("Hidden = 20, SharedOutput = true, Direct = true, OutputScale = 0.1f")]
    [InlineData("Context = 8, Hidden = 20, Hierarchical = true, SharedOutput = true, Normalization = Normalization.Batch, Dropout = 0.5f")]
    [InlineData("Depth = 0, SharedOutput = false")]
    public Task AModelIsWrittenFor(string arguments) => Expect.Model($"[Mlp({arguments})] partial class Model;");

    /// <summary>The message says what, why, and what to do.</summary>
    [Theory]
    [InlineData("Dropout = 1", "Dropout is 1; it must be 0 or more, and below 1")]
    [InlineData("OutputScale = 1e6f", "OutputScale is 1000000; it must be 0 or more, and below 1000")]
    [InlineData("Depth = 0, Dropout = 0.5f", "Dropout acts on hidden layers, but with Depth = 0 the model has none; remove Dropout, or increase Depth")]
    [InlineData("Residual = true", "Residual adds the input of a hidden layer to its output, so both must have the same size, but the only hidden layer reads embeddings and produces units; remove Residual")]
    [InlineData("Context = 2, Hierarchical = true, Residual = true", "Residual adds the input of a hidden layer to its output, so both must have the same size, but each layer of a hierarchical model reads two positions and produces one; remove Residual")]
    [InlineData("SharedOutput = true", "SharedOutput makes the embedding the weights of the output layer, so the hidden layer before it must have Embed = 20 units, but Hidden is 100; write Hidden = 20, or remove SharedOutput")]
    [InlineData("Depth = 0, SharedOutput = true", "SharedOutput makes the embedding the weights of the output layer, so the hidden layer before it must have Embed = 20 units, but with Depth = 0 there is no hidden layer; increase Depth, or remove SharedOutput")]
    [InlineData("Hidden = 20, SharedOutput = true, OutputScale = 2", "OutputScale is the factor of the output layer's initial weights, but with SharedOutput the weights are the embedding; remove OutputScale, or write EmbedScale instead")]
    [InlineData("Context = 6, Hierarchical = true", "Context is 6, but each layer of a hierarchical model halves the context until one position is left; use 2, 4, 8, 16 or a larger power of 2")]
    [InlineData("Context = 8, Hierarchical = true, Depth = 2", "Depth is 2, but a hierarchical model with Context = 8 has 3 hidden layers; remove Depth")]
    public async Task TheMessageSaysWhy(string arguments, string message) =>
        Assert.Equal(message, Assert.Single(await GeneratorRun.On(UserProject.Of($"[Mlp({arguments})] partial class Model;")).Faults()).GetMessage(null));
}
