using System.Numerics.Tensors;
using Makemore.Testing.Oracle;

namespace Makemore.Numerics.Tests;

public sealed class TrainingTests
{
    private static readonly string[] Words = ["a", "abba", "cab", "dad", "abacadabbad", "bad", "c", "dabba", "abba", "dd"];

    private readonly SmallModel _model = new SmallModel().MoveFromStart();
    private readonly ContextDataset _data;

    public TrainingTests() => _data = _model.DataOf(Words);

    /// <summary>Full batch, one example, a few, more than there are: the draws are PyTorch's, the updates the oracle's.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void AStepGoesDownTheBatchesOwnGradient(int? batchSize)
    {
        const float LearningRate = 0.5f;
        var oracle = new DoubleModel(_model);
        var random = new TorchRandom(3);

        TrainingResult result = _model.Train(_data, new TrainingOptions { Steps = 3, BatchSize = batchSize, LearningRate = LearningRate, Seed = 3 });

        foreach (float loss in result.LossHistory)
        {
            int[]? batch = batchSize is { } size ? [.. Enumerable.Range(0, size).Select(_ => random.NextInt32(_data.Count))] : null;
            Assert.Equal(oracle.Loss(_data, batch), loss, 1e-5);
            Descend(oracle, batch, LearningRate);
        }
        foreach ((string name, Tensor<float> tensor) in _model.Parameters)
            Assert.Equal(oracle.Parameters[name], DoubleModel.Flatten(tensor), (e, a) => Math.Abs(e - a) < 1e-5);
    }

    /// <summary>The full batch's gradient is taken over distinct contexts; it is the mean over the words, each taken alone.</summary>
    [Fact]
    public void TheFullBatchIsTheMeanOfItsWords()
    {
        Assert.True(_data.DistinctContexts < _data.Count / 2);
        ContextDataset[] alone = [.. Words.Select(word => _model.DataOf(word))];

        Assert.Equal(alone.Sum(word => (double)word.Count * _model.Loss(word)) / _data.Count, _model.Loss(_data), 1e-6);
        foreach ((string name, Tensor<float> tensor) in _model.Gradients(_data))
        {
            double[] mean = new double[tensor.FlattenedLength];
            foreach (ContextDataset word in alone)
                mean = [.. mean.Zip(DoubleModel.Flatten(_model.Gradients(word)[name]), (sum, slope) => sum + slope * word.Count / _data.Count)];
            Assert.Equal(mean, DoubleModel.Flatten(tensor), (e, a) => Math.Abs(e - a) < 1e-6);
        }
    }

    [Fact]
    public void TheResultHoldsEveryLoss()
    {
        TrainingResult result = _model.Train(_data, new TrainingOptions { Steps = 45 });
        Assert.Equal(45, result.Steps);
        Assert.Equal(45, result.LossHistory.Count);
        Assert.Equal(result.LossHistory[^1], result.FinalLoss);
        Assert.True(_model.Loss(_data) < result.FinalLoss && result.FinalLoss < result.LossHistory[0]);
    }

    [Fact]
    public void NoStepsAreNoChange()
    {
        float[] before = _model.AllValues();
        TrainingResult result = _model.Train(_data, new TrainingOptions { Steps = 0 });
        Assert.Equal(0, result.Steps);
        Assert.Empty(result.LossHistory);
        Assert.True(float.IsNaN(result.FinalLoss));
        Assert.Equal(before, _model.AllValues());
    }

    [Fact]
    public void ReportsTheFirstStepEveryFewAndTheLast()
    {
        ContextDataset held = _model.DataOf("acdc");
        float heldBefore = _model.Loss(held);
        var progress = new Reports();

        TrainingResult result = _model.Train(_data, new TrainingOptions { Steps = 45, ReportEvery = 20, LearningRate = 0.2f, Validation = held }, progress);

        Assert.Equal([0, 20, 40, 44], progress.All.Select(report => report.Step));
        Assert.All(progress.All, report => Assert.Equal((result.LossHistory[report.Step], 0.2f), (report.Loss, report.LearningRate)));
        Assert.Equal(heldBefore, progress.All[0].ValidationLoss);
        Assert.Equal(4, progress.All.Select(report => report.ValidationLoss).Distinct().Count());
    }

    [Fact]
    public void ALastStepThatIsDueIsReportedOnce()
    {
        var progress = new Reports();
        _model.Train(_data, new TrainingOptions { Steps = 41, ReportEvery = 20 }, progress);
        Assert.Equal([0, 20, 40], progress.All.Select(report => report.Step));
        Assert.All(progress.All, report => Assert.Null(report.ValidationLoss));
    }

    /// <summary>A report comes before its step's update; that step is still done, and no other.</summary>
    [Fact]
    public void ACanceledTrainingKeepsTheLastWholeStep()
    {
        using var source = new CancellationTokenSource();
        var progress = new Reports(report =>
        {
            if (report.Step == 3)
                source.Cancel();
        });

        var canceled = Assert.Throws<TrainingCanceledException>(
            () => _model.Train(_data, new TrainingOptions { Steps = 10, ReportEvery = 1 }, progress, source.Token));

        Assert.Equal(source.Token, canceled.CancellationToken);
        Assert.Equal(4, canceled.Steps);
        Assert.Equal("The training was stopped after 4 of 10 steps.", canceled.Message);
        Assert.Equal(TrainedFor(4), _model.AllValues());
    }

    [Fact]
    public void ATrainingCanceledBeforeItBeganChangesNothing()
    {
        float[] before = _model.AllValues();
        Assert.Throws<TrainingCanceledException>(() => _model.Train(_data, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(before, _model.AllValues());
    }

    [Fact]
    public void ATrainingCanceledInItsLastStepIsDone()
    {
        using var source = new CancellationTokenSource();
        var progress = new Reports(report =>
        {
            if (report.Step == 4)
                source.Cancel();
        });
        Assert.Equal(5, _model.Train(_data, new TrainingOptions { Steps = 5 }, progress, source.Token).Steps);
    }

    [Fact]
    public void AnExceptionOfTheUsersProgressStopsTheTrainingBeforeTheUpdate()
    {
        var fault = new InvalidTimeZoneException("The user's.");
        var progress = new Reports(report =>
        {
            if (report.Step == 2)
                throw fault;
        });
        Assert.Same(fault, Assert.Throws<InvalidTimeZoneException>(() => _model.Train(_data, new TrainingOptions { Steps = 10, ReportEvery = 1 }, progress)));
        Assert.Equal(TrainedFor(2), _model.AllValues());
    }

    [Fact]
    public void WhatAProgressAsksTheModelDoesNotDisturbTheTraining()
    {
        var progress = new Reports(_ =>
        {
            _model.Sample(3);
            _model.Loss(_model.DataOf("acdc"));
            _model.Gradients(_model.DataOf("acdc"));
        });
        _model.Train(_data, new TrainingOptions { Steps = 4, ReportEvery = 1 }, progress);
        Assert.Equal(TrainedFor(4), _model.AllValues());
    }

    /// <summary>The steps before it were finite; this one's loss is not, and ends the training.</summary>
    [Theory]
    [InlineData(1e4f)]
    [InlineData(float.MaxValue)]
    public void ADivergingTrainingStopsAtTheFirstLossThatIsNotFinite(float learningRate)
    {
        RectifiedModel model = new RectifiedModel().MoveFromStart();
        var progress = new Reports();
        var diverged = Assert.Throws<TrainingDivergedException>(
            () => model.Train(_data, new TrainingOptions { Steps = 1_000, ReportEvery = 1, LearningRate = learningRate }, progress));

        Assert.Equal(learningRate, diverged.LearningRate);
        Assert.Equal(Enumerable.Range(0, diverged.Step), progress.All.Select(report => report.Step));
        Assert.All(progress.All, report => Assert.True(float.IsFinite(report.Loss)));
        Assert.Contains(FormattableString.Invariant($"at step {diverged.Step} with learning rate {learningRate}"), diverged.Message, StringComparison.Ordinal);
        Assert.False(float.IsFinite(model.Loss(_data)));
    }

    /// <summary>All gradients are finite, so only the loss shows the fault.</summary>
    [Fact]
    public void AnInfiniteLossEndsTheTraining()
    {
        _model.by.Values().Fill(-float.MaxValue);
        _model.by[Vocabulary.Boundary] = float.MaxValue;
        ContextDataset data = _model.DataOf("abba");
        Assert.Equal(float.PositiveInfinity, _model.Loss(data));
        Assert.Equal(0, Assert.Throws<TrainingDivergedException>(() => _model.Train(data, new TrainingOptions { Steps = 1 })).Step);
    }

    [Theory]
    [InlineData("E")]
    [InlineData("Wx")]
    [InlineData("bh")]
    [InlineData("Wy")]
    [InlineData("by")]
    public void AParameterThatIsNotANumberIsSeenInTheLoss(string name)
    {
        foreach (ILanguageModel model in (ILanguageModel[])[_model, new RectifiedModel(), new GeluModel()])
        {
            model.Parameters[name].Values()[0] = float.NaN;
            Assert.True(float.IsNaN(model.Loss(_data)));
        }
    }

    /// <summary>What uses data, how a message about it begins, and the argument or the option that the exception names.</summary>
    public static TheoryData<Action<SmallModel, ContextDataset>, string, string> Uses => new()
    {
        { (model, data) => model.Train(data), "", "data" },
        { (model, data) => model.Loss(data), "", "data" },
        { (model, data) => model.Gradients(data), "", "data" },
        { (model, data) => model.Train(model.DataOf("a"), new TrainingOptions { Validation = data }), "Validation: ", "Validation" },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void DataThatDoesNotFitIsRefused(Action<SmallModel, ContextDataset> use, string start, string argument)
    {
        AssertFault("There are no examples in the given lines; a model needs at least one word.", _model.DataOf([]));
        AssertFault(
            "The data's contexts have 3 tokens and SmallModel reads 2; build the data with SmallModel.ContextLength.",
            ContextDataset.Build(Corpus.FromLines(["a"]), SmallModel.Vocabulary, 3));
        AssertFault(
            "The data has 27 tokens and SmallModel knows 5; build the data with the model's Vocabulary.",
            ContextDataset.Build(Corpus.FromLines(["a"]), NotebookModel.Vocabulary, 2));

        void AssertFault(string fault, ContextDataset data)
        {
            var exception = Assert.Throws<ArgumentException>(() => use(_model, data));
            Assert.StartsWith(start + fault, exception.Message, StringComparison.Ordinal);
            Assert.Equal(argument, exception.ParamName);
        }
    }

    [Fact]
    public void NoDataIsRefused() =>
        Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => _model.Train(null!)).ParamName);

    [Fact]
    public void AnOptionOutOfItsRangeIsRefused() =>
        Assert.Equal("Steps", Assert.Throws<ArgumentOutOfRangeException>(() => _model.Train(_data, new TrainingOptions { Steps = -1 })).ParamName);

    private float[] TrainedFor(int steps)
    {
        SmallModel model = new SmallModel().MoveFromStart();
        model.Train(_data, new TrainingOptions { Steps = steps });
        return model.AllValues();
    }

    private void Descend(DoubleModel oracle, int[]? batch, float learningRate)
    {
        Dictionary<string, double[]> gradients = oracle.Parameters.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Select((_, i) =>
            {
                double[] direction = new double[pair.Value.Length];
                direction[i] = 1;
                return oracle.Slope(() => oracle.Loss(_data, batch), pair.Key, direction);
            }).ToArray());
        foreach ((string name, double[] gradient) in gradients)
            oracle.Parameters[name] = [.. oracle.Parameters[name].Zip(gradient, (value, slope) => value - learningRate * slope)];
    }
}
