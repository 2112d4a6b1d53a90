using Makemore.Testing.Oracle;

namespace Makemore.Numerics.Tests;

/// <summary>Label smoothing divides a share of each target among all tokens, in the loss of a step and in its gradient.</summary>
public sealed class LabelSmoothingTests
{
    private readonly SmallModel _model = new SmallModel().MoveFromStart();
    private readonly ContextDataset _data;

    public LabelSmoothingTests() => _data = _model.DataOf("a", "abba", "cab", "dad");

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.9f)]
    public void AStepIsThatOfTheOraclesLoss(float labelSmoothing)
    {
        var oracle = new DoubleModel(_model);
        double Loss() => oracle.TrainingLoss(_data, labelSmoothing: labelSmoothing);
        double expected = Loss();

        TrainingResult result = _model.Train(_data, new TrainingOptions { Steps = 1, LearningRate = 1, LabelSmoothing = labelSmoothing });

        Assert.Equal(expected, result.LossHistory[0], 1e-6);
        var random = new Random(1);
        foreach ((string name, double[] before) in oracle.Parameters.ToArray())
        {
            double[] after = DoubleModel.Flatten(_model.Parameters[name]);
            double[] gradient = [.. before.Zip(after, (value, updated) => value - updated)];
            Slopes.AssertEqual(oracle, name, Loss, gradient, length => [Slopes.Only(0, length), Slopes.Anywhere(length, random)]);
        }
    }

    [Fact]
    public void TheValidationLossHasNone()
    {
        var reports = new List<TrainingProgress>();
        var options = new TrainingOptions { Steps = 1, LearningRate = 0, LabelSmoothing = 0.5f, Validation = _data };
        TrainingResult result = _model.Train(_data, options, new Reports(reports.Add));
        Assert.Equal(_model.Loss(_data), reports[0].ValidationLoss);
        Assert.NotEqual(_model.Loss(_data), result.LossHistory[0], 1e-3);
    }
}
