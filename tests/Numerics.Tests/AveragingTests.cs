namespace Makemore.Numerics.Tests;

/// <summary>The moving average of the parameters, against the sum that defines it.</summary>
public sealed class AveragingTests
{
    private static readonly string[] Words = ["a", "abba", "cab", "dad", "abacadabbad"];

    private readonly SmallModel _model = new SmallModel().MoveFromStart();
    private readonly ContextDataset _data;

    public AveragingTests() => _data = _model.DataOf(Words);

    [Theory]
    [InlineData(0.5f, 1)]
    [InlineData(0.5f, 6)]
    [InlineData(0.9f, 6)]
    [InlineData(0.999f, 6)]
    public void TheModelEndsWithTheWeightedMean(float averaging, int steps)
    {
        TrainingResult result = _model.Train(_data, new TrainingOptions { Steps = steps, Averaging = averaging });

        Assert.Equal(TrainedFor(steps, out TrainingResult plain).Length, _model.AllValues().Length);
        Assert.Equal(plain.LossHistory, result.LossHistory);
        Assert.Equal(Mean(averaging, steps), _model.AllValues(), (e, a) => Math.Abs(e - a) < 1e-6f);
    }

    /// <summary>Of one update the mean is that update, however much of the past would count.</summary>
    [Fact]
    public void TheStartDoesNotCount()
    {
        _model.Train(_data, new TrainingOptions { Steps = 1, Averaging = 0.9999f });
        Assert.Equal(TrainedFor(1, out _), _model.AllValues());
    }

    [Fact]
    public void TheReportsSeeTheMeanAndTheTrainingDoesNot()
    {
        ContextDataset held = _model.DataOf("acdc");
        float start = _model.Loss(held);
        var seen = new List<float[]>();
        var reports = new Reports(_ => seen.Add(_model.AllValues()));

        _model.Train(_data, new TrainingOptions { Steps = 5, Averaging = 0.8f, Validation = held, ReportEvery = 2 }, reports);

        Assert.Equal(start, reports.All[0].ValidationLoss);
        for (int i = 1; i < seen.Count; i++)
        {
            Assert.Equal(Mean(0.8f, reports.All[i].Step), seen[i], (e, a) => Math.Abs(e - a) < 1e-6f);
            Assert.Equal(LossWith(seen[i], held), reports.All[i].ValidationLoss);
        }
        Assert.Equal(Mean(0.8f, 5), _model.AllValues(), (e, a) => Math.Abs(e - a) < 1e-6f);
    }

    [Fact]
    public void ACanceledTrainingLeavesTheMeanOfItsUpdates()
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports(report =>
        {
            if (report.Step == 3)
                source.Cancel();
        });
        Assert.Throws<TrainingCanceledException>(
            () => _model.Train(_data, new TrainingOptions { Steps = 9, Averaging = 0.8f, ReportEvery = 1 }, reports, source.Token));
        Assert.Equal(Mean(0.8f, 4), _model.AllValues(), (e, a) => Math.Abs(e - a) < 1e-6f);
    }

    [Fact]
    public void WithoutAnUpdateThereIsNoMean()
    {
        float[] before = _model.AllValues();
        _model.Train(_data, new TrainingOptions { Steps = 0, Averaging = 0.9f });
        Assert.Throws<TrainingCanceledException>(
            () => _model.Train(_data, new TrainingOptions { Averaging = 0.9f }, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(before, _model.AllValues());
    }

    /// <summary>Σᵢ dᵗ⁻ⁱ pᵢ / Σᵢ dᵗ⁻ⁱ, with pᵢ the parameters after update i.</summary>
    private float[] Mean(double decay, int updates)
    {
        double[] sum = new double[_model.AllValues().Length];
        double weights = 0;
        for (int i = 1; i <= updates; i++)
        {
            double weight = Math.Pow(decay, updates - i);
            weights += weight;
            sum = [.. sum.Zip(TrainedFor(i, out _), (total, value) => total + weight * value)];
        }
        return [.. sum.Select(total => (float)(total / weights))];
    }

    private float[] TrainedFor(int steps, out TrainingResult result)
    {
        SmallModel model = new SmallModel().MoveFromStart();
        result = model.Train(_data, new TrainingOptions { Steps = steps });
        return model.AllValues();
    }

    private static float LossWith(float[] values, ContextDataset data)
    {
        var model = new SmallModel();
        int next = 0;
        foreach (var tensor in model.Parameters.Values)
        {
            foreach (ref float value in tensor.Values())
                value = values[next++];
        }
        return model.Loss(data);
    }
}
