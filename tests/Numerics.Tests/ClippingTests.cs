namespace Makemore.Numerics.Tests;

/// <summary>Clipping shortens the gradient of all parameters together, and does not turn it.</summary>
public sealed class ClippingTests
{
    private readonly SmallModel _model = new SmallModel().MoveFromStart();
    private readonly ContextDataset _data;
    private readonly float[] _before;

    public ClippingTests()
    {
        _data = _model.DataOf("a", "abba", "cab", "dad");
        _before = _model.AllValues();
    }

    [Theory]
    [InlineData(0.3f)]
    [InlineData(1e-4f)]
    public void AnUpdateIsAsLongAsTheLargestNormAllows(float clipNorm)
    {
        float[] gradient = Gradient();
        double norm = Norm(gradient);
        Assert.True(norm > clipNorm);

        _model.Train(_data, new TrainingOptions { Steps = 1, LearningRate = 1, ClipNorm = clipNorm });

        double scale = clipNorm / (norm + 1e-6);
        Assert.Equal(_before.Zip(gradient, (value, slope) => (float)(value - scale * slope)), _model.AllValues(), (e, a) => Math.Abs(e - a) < 1e-6f);
    }

    [Fact]
    public void AShorterGradientIsLeftAsItIs()
    {
        SmallModel other = new SmallModel().MoveFromStart();
        float clipNorm = 2 * (float)Norm(Gradient());

        _model.Train(_data, new TrainingOptions { Steps = 1, ClipNorm = clipNorm });
        other.Train(_data, new TrainingOptions { Steps = 1 });

        Assert.Equal(other.AllValues(), _model.AllValues());
    }

    private float[] Gradient() => [.. _model.Gradients(_data).Values.SelectMany(tensor => tensor.Values().ToArray())];

    private static double Norm(float[] numbers) => Math.Sqrt(numbers.Sum(number => (double)number * number));
}
