namespace Makemore.Numerics.Tests;

/// <summary>A training that learns its few words by heart gets worse at others: early stopping keeps what came before that.</summary>
public sealed class EarlyStoppingTests
{
    private const int Patience = 3;

    private readonly SmallModel _model = new();
    private readonly ContextDataset _data;
    private readonly ContextDataset _held;
    private readonly TrainingOptions _options;

    public EarlyStoppingTests()
    {
        _data = _model.DataOf("abba", "cab", "dad");
        _held = _model.DataOf("bad", "dab", "acdc");
        _options = new TrainingOptions { Steps = 400, LearningRate = 0.5f, ReportEvery = 5, Validation = _held, Patience = Patience };
    }

    [Fact]
    public void StopsAfterItsPatienceAndKeepsTheBest()
    {
        var reports = new Reports();
        TrainingResult result = _model.Train(_data, _options, reports);

        TrainingProgress best = reports.All.MinBy(report => report.ValidationLoss);
        Assert.True(best.Step > 0);
        Assert.Equal(Patience, reports.All.Count(report => report.Step > best.Step));
        Assert.Equal((true, best.Step, best.ValidationLoss), (result.StoppedEarly, result.BestStep, result.BestValidationLoss));
        Assert.Equal(best.Step + Patience * 5 + 1, result.Steps);
        Assert.Equal(result.Steps, result.LossHistory.Count);
        Assert.Equal(best.ValidationLoss, _model.Loss(_held));
        Assert.Equal(TrainedFor(best.Step), _model.AllValues());
    }

    [Fact]
    public void NobodyNeedsToListen()
    {
        var other = new SmallModel();
        TrainingResult heard = other.Train(_data, _options, new Reports());
        TrainingResult unheard = _model.Train(_data, _options);

        Assert.Equal((heard.Steps, heard.BestStep, heard.BestValidationLoss), (unheard.Steps, unheard.BestStep, unheard.BestValidationLoss));
        Assert.Equal(heard.LossHistory, unheard.LossHistory);
        Assert.Equal(other.AllValues(), _model.AllValues());
    }

    /// <summary>A failure that a better loss follows is forgiven.</summary>
    [Fact]
    public void OnlyFailuresInARowCount()
    {
        TrainingOptions unsteady = _options with { Steps = 60, BatchSize = 1, ReportEvery = 1, LearningRate = 0.1f, Seed = 2 };
        var reports = new Reports();
        _model.Train(_data, unsteady with { Patience = 60 }, reports);
        (int best, int failures, int inARow) = BeforeTheBest([.. reports.All.Select(report => report.ValidationLoss!.Value)]);
        int patience = inARow + 1;
        Assert.True(failures >= patience);

        Assert.Equal(best, new SmallModel().Train(_data, unsteady with { Patience = patience }).BestStep);
    }

    [Fact]
    public void ATrainingThatGetsEverBetterMakesAllStepsAndKeepsTheLast()
    {
        TrainingResult result = _model.Train(_data, _options with { Steps = 12, LearningRate = 0.05f });

        Assert.Equal((false, 12, 12), (result.StoppedEarly, result.Steps, result.BestStep));
        Assert.Equal(result.BestValidationLoss, _model.Loss(_held));
        Assert.Equal(TrainedFor(12, 0.05f), _model.AllValues());
    }

    [Fact]
    public void TheBestMayBeTheStart()
    {
        float[] start = _model.AllValues();
        TrainingResult result = _model.Train(_data, _options with { LearningRate = 0 });

        Assert.Equal((true, 0), (result.StoppedEarly, result.BestStep));
        Assert.Equal(start, _model.AllValues());
    }

    [Fact]
    public void TheBestOfAnAverageIsAnAverage()
    {
        var reports = new Reports();
        TrainingResult result = _model.Train(_data, _options with { Averaging = 0.9f }, reports);

        TrainingProgress best = reports.All.MinBy(report => report.ValidationLoss);
        var other = new SmallModel();
        other.Train(_data, new TrainingOptions { Steps = best.Step, LearningRate = 0.5f, Averaging = 0.9f });
        Assert.True(result.StoppedEarly && best.Step > 0);
        Assert.Equal(best.ValidationLoss, result.BestValidationLoss);
        Assert.Equal(other.AllValues(), _model.AllValues());
    }

    [Fact]
    public void ACanceledTrainingKeepsTheBestSoFar()
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports(report =>
        {
            if (report.Step == 20)
                source.Cancel();
        });
        Assert.Throws<TrainingCanceledException>(() => _model.Train(_data, _options, reports, source.Token));

        Assert.Equal(reports.All.Min(report => report.ValidationLoss), _model.Loss(_held));
    }

    [Fact]
    public void ADivergingTrainingKeepsTheBestSoFar()
    {
        var model = new RectifiedModel();
        var reports = new Reports();
        Assert.Throws<TrainingDivergedException>(
            () => model.Train(_data, _options with { LearningRate = 1e4f, ReportEvery = 1, Patience = 1_000 }, reports));

        Assert.Equal(reports.All.Min(report => report.ValidationLoss), model.Loss(_held));
    }

    [Fact]
    public void WithoutItTheResultSaysNothingOfABest()
    {
        TrainingResult result = _model.Train(_data, _options with { Steps = 10, Patience = null });
        Assert.Equal((false, null, null), (result.StoppedEarly, result.BestStep, result.BestValidationLoss));
    }

    /// <summary>The place of the lowest loss, and of those before it how many were no new lowest, together and in a row.</summary>
    private static (int Best, int Failures, int InARow) BeforeTheBest(float[] losses)
    {
        int best = Array.IndexOf(losses, losses.Min());
        int failures = 0, row = 0, longest = 0;
        for (int i = 1; i < best; i++)
        {
            bool isFailure = losses[i] >= losses[..i].Min();
            failures += isFailure ? 1 : 0;
            row = isFailure ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }
        return (best, failures, longest);
    }

    private float[] TrainedFor(int steps, float learningRate = 0.5f)
    {
        var model = new SmallModel();
        model.Train(_data, new TrainingOptions { Steps = steps, LearningRate = learningRate });
        return model.AllValues();
    }
}
