using Makemore.Engine;

namespace Makemore.Tests.Engine;

public class LinearTests
{
    /// <summary>The layer sets the gradient of its weights, and would overwrite what a layer before it has added.</summary>
    [Fact]
    public void ComesBeforeTheOtherLayersThatReadItsWeights()
    {
        var embedding = new ParameterSpec("E", [5, 3], "randn");
        var memory = new ParameterMemory(Kernels.Pad(embedding.Count));
        var parameter = new Parameter(embedding, memory.Floats, memory, offset: 0);
        _ = new Embedding(parameter, positions: 2);

        var error = Assert.Throws<ArgumentException>(() => new Linear(parameter));

        Assert.Equal("Another layer already reads E; make this layer first, because it sets the gradient. (Parameter 'weight')", error.Message);
    }
}
