using System.Numerics.Tensors;
using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.Tests.Engine;

/// <summary>What happens to a model when something goes wrong while it is read.</summary>
public sealed class SimdModelTests
{
    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("abcdefghijklmnopqrstuvwxyz");

    /// <summary>Enough contexts for many parts, which threads share.</summary>
    private static readonly ContextDataset Data = ContextDataset.Build(Corpus.GivenNames, Letters, context: 2);

    private readonly TestModel _model = new(Letters);

    [Fact]
    public void AnExceptionOfATileReachesTheCallerAndLeavesTheModelUsable()
    {
        float before = _model.Loss(Data, TestModel.Loss);
        for (int tile = 0; tile < 4; tile++)
        {
            int left = tile;
            Assert.Throws<FormatException>(() => _model.Loss(Data, each => Interlocked.Decrement(ref left) < 0 ? throw new FormatException() : TestModel.Loss(each)));
        }
        Assert.Equal(before, _model.Loss(Data, TestModel.Loss));
        IReadOnlyDictionary<string, Tensor<float>> gradients = Gradients(_model);
        Assert.Throws<FormatException>(() => _model.Gradients(Data, _ => throw new FormatException()));
        Assert.All(Gradients(_model), gradient => Assert.Equal(gradients[gradient.Key].ToArray(), gradient.Value.ToArray()));
        _model.Assign(_model.Tensors);
    }

    [Fact]
    public void NothingIsAssignedWhileTheModelIsRead()
    {
        bool hasTried = false;
        _model.Loss(Data, tile =>
        {
            if (!Interlocked.Exchange(ref hasTried, true))
                Assert.Throws<InvalidOperationException>(() => _model.Assign(_model.Tensors));
            return TestModel.Loss(tile);
        });
        Assert.True(hasTried);
        _model.Assign(_model.Tensors);
    }

    /// <summary>Two readers that hold a network at the same time hold two.</summary>
    [Fact]
    public void EachReaderHasANetworkOfItsOwn()
    {
        using Reading<TestModel.Tile> first = _model.Read();
        TestModel.Tile mine = first.TileOf([1, 2]);
        mine.Forward();
        float[] logits = mine.Logits.Row(0).ToArray();
        ConcurrentThreads.Run(Enumerable.Repeat<Action>(() =>
        {
            using Reading<TestModel.Tile> second = _model.Read();
            TestModel.Tile other = second.TileOf([3, 4]);
            Assert.NotSame(mine, other);
            other.Forward();
        }, 4).ToArray());
        Assert.Equal(logits, mine.Logits.Row(0).ToArray());
    }

    private static IReadOnlyDictionary<string, Tensor<float>> Gradients(TestModel model) => model.Gradients(Data, tile =>
    {
        double loss = TestModel.Loss(tile);
        tile.Backward();
        return loss;
    });
}
