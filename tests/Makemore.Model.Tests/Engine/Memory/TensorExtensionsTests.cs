using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore.Tests.Engine.Memory;

public sealed class TensorExtensionsTests
{
    /// <summary>0, 1, 2, ... in a matrix of three rows and four columns.</summary>
    private readonly float[] _memory = [.. Enumerable.Range(0, 12).Select(i => (float)i)];

    [Fact]
    public void NumbersThatLieOneAfterAnotherAreNotCopied()
    {
        Tensor<float> tensor = Tensor.Create(_memory, [3, 4]);
        _memory[5] = 50;
        Assert.Equal(_memory, tensor.Numbers());
    }

    [Fact]
    public void OtherNumbersAreInTheOrderOfTheRows()
    {
        Tensor<float> tensor = Tensor.Create(_memory, [3, 4]);
        Assert.Equal([1f, 2, 5, 6, 9, 10], tensor.Slice([0.., 1..3]).Numbers());
        Assert.Equal([4f, 5, 6, 7], tensor.Slice([1..2, 0..]).Numbers());
        Assert.Equal([0f, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], Tensor.Create(_memory, 0, [4, 3], [1, 4]).Numbers());
        Assert.Equal([7f, 7, 7], Tensor.Create([7f], 0, [3], [0]).Numbers());
    }

    [Fact]
    public void ATensorMayBeginWithinItsMemory() => Assert.Equal([2f, 3, 4, 5], Tensor.Create(_memory, 2, [2, 2], default).Numbers());

    [Fact]
    public void ANumberAloneAndNoNumberAreTensorsToo()
    {
        Assert.Equal([3f], Tensor.Create([3f]).Numbers());
        Assert.Equal([], Tensor.Create<float>([], [0, 4]).Numbers());
    }
}
